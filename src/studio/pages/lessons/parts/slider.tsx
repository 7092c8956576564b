import type { Signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { written } from "./signed.tsx";

interface SliderProps {
  readonly label: ComponentChildren;
  /** What it is called where the label is a formula, which not every screen reader reads. */
  readonly name?: string;
  readonly value: Signal<number>;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** How the value is written beside it. */
  readonly shown?: (value: number) => string;
}

const twoDigits = (value: number): string => written(value, 2);

/** A number to be pulled, its name before it and its value behind. */
export function Slider({ label, name, value, least, most, step, shown = twoDigits }: SliderProps): JSX.Element {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value.value}
        aria-label={name}
        aria-valuetext={shown(value.value)}
        onInput={({ currentTarget }) => {
          value.value = Number(currentTarget.value);
        }}
      />
      <output for={id}>{shown(value.value)}</output>
    </div>
  );
}
