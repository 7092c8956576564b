import { batch } from "@preact/signals";
import type { JSX } from "preact";
import { say } from "./language.ts";
import { fixed, hidden, lesson, lessonLink, openPage } from "./link.ts";
import { texts } from "./texts.ts";

/** Says that a lesson chose what is seen, and leads back to it. */
export function LessonRibbon(): JSX.Element | null {
  const of = lesson.value;
  if (of === "" || openPage.value === "lessons") return null;
  const leave = (): void =>
    batch(() => {
      lesson.value = "";
      fixed.value = [];
      hidden.value = [];
    });
  return (
    <aside class="ribbon">
      <p>{say(texts.inLesson)}</p>
      <a href={lessonLink("lessons", { read: of })}>{say(texts.backToLesson)}</a>
      <button type="button" class="plain" onClick={leave}>
        {say(texts.leaveLesson)}
      </button>
    </aside>
  );
}
