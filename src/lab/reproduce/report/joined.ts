import type { Text } from "../../report/language.ts";
import type { Word, Words } from "./blocks.ts";

/** Texts that follow each other as one: English sets a space between sentences, Chinese none. */
export function joined(words: Words): Words {
  const all: Word[] = [];
  for (const word of words) {
    const before = all.at(-1);
    if (isText(before) && isText(word))
      all[all.length - 1] = { en: `${before.en} ${word.en}`, zh: before.zh + word.zh };
    else all.push(word);
  }
  return all;
}

function isText(word: Word | undefined): word is Text {
  return typeof word === "object" && "en" in word;
}
