import type { Text } from "./language.ts";

/** Every text of the frame around the pages. */
export const texts = {
  studio: { en: "Studio", zh: "工作室" },
  skip: { en: "Skip to the content", zh: "跳到正文" },
  pages: { en: "Pages", zh: "页面" },
  language: { en: "Language", zh: "语言" },
  theme: { en: "Theme", zh: "外观" },
  auto: { en: "Auto", zh: "自动" },
  light: { en: "Light", zh: "浅色" },
  dark: { en: "Dark", zh: "深色" },
  network: { en: "Network", zh: "网络" },
  inLesson: { en: "A lesson chose what you see here.", zh: "本页的内容由课程设定。" },
  backToLesson: { en: "Back to the lesson", zh: "回到课程" },
  leaveLesson: { en: "Free all controls", zh: "解除限制" },
} as const satisfies Record<string, Text>;
