import { computed, type ReadonlySignal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { imageSize } from "../../../data/render/prepare.ts";
import { change } from "../../drawing/history.ts";
import { sampleOf } from "../../drawing/prepare.ts";
import { drawing } from "../../drawing/state.ts";
import { say } from "../../shell/language.ts";
import { Pixels } from "../../shell/pixels.tsx";
import { texts } from "./texts.ts";

/** So many at a time: each digit once, in an order of their own. */
const row = 10;

const chosen: ReadonlySignal<number | undefined> = computed(() =>
  drawing.value.content.kind === "sample" ? drawing.value.content.number : undefined,
);

/** Digits of the test part to choose from, instead of drawing one. */
export function Samples(): JSX.Element {
  const first = useSignal(Math.floor((chosen.peek() ?? 0) / row) * row);
  const numbers = Array.from({ length: row }, (_, i) => first.value + i);
  return (
    <section class="samples" aria-labelledby="samples-heading">
      <h2 id="samples-heading">{say(texts.samples)}</h2>
      <ul>
        {numbers.map((number) => {
          const { image, label } = sampleOf(number);
          return (
            <li key={number}>
              <button
                type="button"
                aria-pressed={chosen.value === number}
                aria-label={say(texts.sample(String(label)))}
                onClick={() => change({ content: { kind: "sample", number }, push: [0, 0] })}
              >
                <Pixels grey={image} width={imageSize} height={imageSize} />
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        class="plain"
        onClick={() => {
          first.value += row;
        }}
      >
        {say(texts.more)}
      </button>
    </section>
  );
}
