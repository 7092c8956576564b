import type { JSX } from "preact";
import { pages } from "../pages.ts";
import { Choice } from "./choice.tsx";
import { language, say } from "./language.ts";
import { linkTo, openPage } from "./link.ts";
import { texts } from "./texts.ts";
import { themeChoice } from "./theme.ts";

/** The name, the pages, language and theme. */
export function TopBar(): JSX.Element {
  return (
    <header class="top-bar">
      <p class="brand">
        <b>∇ Nabla</b> {say(texts.studio)}
      </p>
      <nav aria-label={say(texts.pages)}>
        {pages.map(({ id, title }) => (
          <a key={id} href={linkTo(id)} aria-current={id === openPage.value ? "page" : undefined}>
            {say(title)}
          </a>
        ))}
      </nav>
      <div class="settings">
        <Choice
          label={say(texts.language)}
          chosen={language}
          options={[
            { value: "en", label: "English", lang: "en" },
            { value: "zh", label: "中文", lang: "zh-Hans" },
          ]}
        />
        <Choice
          label={say(texts.theme)}
          chosen={themeChoice}
          options={[
            { value: "auto", label: say(texts.auto) },
            { value: "light", label: say(texts.light) },
            { value: "dark", label: say(texts.dark) },
          ]}
        />
      </div>
    </header>
  );
}
