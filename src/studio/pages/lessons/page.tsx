import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { say } from "../../shell/language.ts";
import { lessonLink, linked, text } from "../../shell/link.ts";
import type { Page } from "../../shell/page.ts";
import { lessons as all } from "./lessons.ts";
import "./style.css";
import { texts } from "./texts.ts";

/** What is to be known, from one neuron to a network that learns and does not only remember. */
export const lessons: Page = { id: "lessons", title: texts.title, View };

/** The lesson that is open; the list of all where it is none. */
const reading: Signal<string> = linked("lessons", "read", "", text);

function View(): JSX.Element {
  const number = all.findIndex(({ id }) => id === reading.value);
  return number < 0 ? <Contents /> : <Reading number={number} />;
}

function Contents(): JSX.Element {
  return (
    <>
      <header class="lede">
        <h1>{say(texts.heading)}</h1>
        <p>{say(texts.lede)}</p>
      </header>
      <ol class="contents">
        {all.map(({ id, title, promise }, i) => (
          <li key={id}>
            <a href={lessonLink("lessons", { read: id })}>
              <span class="number" aria-hidden="true">
                {i + 1}
              </span>
              <span>
                <strong>{say(title)}</strong>
                <span class="promise">{say(promise)}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

function Reading({ number }: { readonly number: number }): JSX.Element {
  const { id, title, promise, Body } = all[number]!;
  const next = all[number + 1];
  return (
    <article class="lesson" key={id}>
      <p class="crumb">
        <a href={lessonLink("lessons", {})}>{say(texts.all)}</a> · {say(texts.lesson(String(number + 1)))}
      </p>
      <h1>{say(title)}</h1>
      <p class="promise">{say(promise)}</p>
      <Body />
      <nav class="onward" aria-label={say(texts.next)}>
        {next ? (
          <a class="button main" href={lessonLink("lessons", { read: next.id })}>
            {say(texts.next)}: {say(next.title)} →
          </a>
        ) : (
          <a class="button main" href={lessonLink("draw", {})}>
            ← {say({ en: "Back to the drawing pad", zh: "回到手写板" })}
          </a>
        )}
      </nav>
    </article>
  );
}
