import type { ComponentChildren, JSX } from "preact";
import type { Text } from "../../../shell/language.ts";
import { say } from "../../../shell/language.ts";

interface LiveProps {
  readonly title: Text;
  readonly children: ComponentChildren;
}

/** A piece of a lesson that can be played with. */
export function Live({ title, children }: LiveProps): JSX.Element {
  return (
    <section class="live" aria-label={say(title)}>
      <h3>{say(title)}</h3>
      {children}
    </section>
  );
}
