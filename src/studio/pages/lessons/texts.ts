import type { Text } from "../../shell/language.ts";

/** Every text of the frame around the lessons. */
export const texts = {
  title: { en: "Lessons", zh: "课程" },
  heading: { en: "Five lessons", zh: "五堂课" },
  lede: {
    en: "From one neuron to a network that learns. Each takes ten minutes, has pieces to play with, and opens the other pages where they belong.",
    zh: "从一个神经元到会学习的网络。每课约十分钟，附可操作的小实验，并在合适之处打开其他页面。",
  },
  all: { en: "All lessons", zh: "全部课程" },
  lesson: (number: string): Text => ({ en: `Lesson ${number}`, zh: `第 ${number} 课` }),
  next: { en: "Next", zh: "下一课" },
  tryIt: { en: "Try it", zh: "动手试试" },
} as const;
