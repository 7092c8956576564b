import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface ChoiceProps<T extends string> {
  /** What is chosen, for who does not see the buttons. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly chosen: Signal<T>;
  /** What else is to be done where the reader chooses. */
  readonly onChoose?: (value: T) => void;
}

/** One of a few: radio buttons in a row. */
export function Choice<T extends string>({ label, options, chosen, onChoose }: ChoiceProps<T>): JSX.Element {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class="unseen">{label}</legend>
      {options.map(({ value, label: shown, lang }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen.value === value}
            onChange={() => {
              chosen.value = value;
              onChoose?.(value);
            }}
          />
          <span lang={lang}>{shown}</span>
        </label>
      ))}
    </fieldset>
  );
}
