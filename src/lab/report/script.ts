/** The page's whole script: the reader's language to begin with, and the document's language to follow the switch. */
export const script: string = `
const zh = document.getElementById("zh");
const follow = () => { document.documentElement.lang = zh.checked ? "zh-Hans" : "en"; };
zh.checked = /^zh\\b/i.test(navigator.language);
addEventListener("change", follow);
follow();
`;
