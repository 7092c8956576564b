import type { JSX } from "preact";
import { say, type Text } from "../../../shell/language.ts";
import { lessonLink, type PageId } from "../../../shell/link.ts";
import { texts } from "../texts.ts";

interface TryProps {
  readonly page: PageId;
  /** The state that the page opens with, under the names that its links use. */
  readonly state: Readonly<Record<string, string>>;
  /** What to do there. */
  readonly what: Text;
}

/** A link that opens another page just as the lesson needs it. */
export function Try({ page, state, what }: TryProps): JSX.Element {
  return (
    <p class="try">
      <a href={lessonLink(page, state)}>{say(texts.tryIt)} →</a> {say(what)}
    </p>
  );
}
