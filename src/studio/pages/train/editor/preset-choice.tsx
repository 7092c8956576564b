import type { JSX } from "preact";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { presets } from "../presets.ts";
import type { Column } from "../state.ts";
import { texts } from "../texts.ts";

/** Puts an experiment that comes with Studio in the place of the text. */
export function PresetChoice({ column: { yaml } }: { readonly column: Column }): JSX.Element {
  return (
    <Control name="train-preset">
      <label class="preset">
        <span>{say(texts.preset)}</span>
        <select
          value={presets.find((preset) => preset.yaml === yaml.value)?.id ?? ""}
          onChange={({ currentTarget }) => {
            const preset = presets.find(({ id }) => id === currentTarget.value);
            if (preset) yaml.value = preset.yaml;
          }}
        >
          <option value="" disabled>
            {say(texts.own)}
          </option>
          {presets.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
    </Control>
  );
}
