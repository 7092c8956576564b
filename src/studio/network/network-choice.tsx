import type { JSX } from "preact";
import { Choice } from "../shell/choice.tsx";
import { say } from "../shell/language.ts";
import { texts } from "../shell/texts.ts";
import { networkId, ownNetworks } from "./network.ts";
import { shipped } from "./shipped.ts";

/** Which network is looked at: one that is shipped, or one that was trained here. */
export function NetworkChoice(): JSX.Element {
  const all = [...Object.entries(shipped).map(([id, { name }]) => ({ id, name })), ...ownNetworks.value];
  return (
    <Choice
      label={say(texts.network)}
      chosen={networkId}
      options={all.map(({ id, name }) => ({ value: id, label: say(name) }))}
    />
  );
}
