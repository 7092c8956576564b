import { useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { pages } from "./pages.ts";
import { language, languages, say } from "./shell/language.ts";
import { LessonRibbon } from "./shell/lesson-ribbon.tsx";
import { openPage } from "./shell/link.ts";
import { texts } from "./shell/texts.ts";
import { TopBar } from "./shell/top-bar.tsx";

/** The whole of Studio: the top bar, and the page that the link names. */
export function App(): JSX.Element {
  const { id, title, View } = pages.find((page) => page.id === openPage.value)!;
  const main = useRef<HTMLElement>(null);
  useSignalEffect(() => {
    document.documentElement.lang = languages[language.value];
  });
  document.title = `${say(title)} · ∇ Nabla Studio`;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [id]);
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {say(texts.skip)}
      </button>
      <TopBar />
      <LessonRibbon />
      <main id="main" ref={main} tabIndex={-1} class={`page ${id}`}>
        <View key={id} />
      </main>
    </>
  );
}
