import type { JSX } from "preact";
import { say } from "../../../shell/language.ts";
import { texts } from "../texts.ts";
import type { Choosing, Field, Group, Part } from "./fields.ts";
import { first, names } from "./names.ts";

/** Replaces values in the text, as `--set` does: `optimizer.adam.lr=0.01`. */
export type Change = (...assignments: readonly string[]) => void;

interface PartProps<P extends Part> {
  readonly part: P;
  readonly change: Change;
}

/** Parts that are seen at once, and the rest behind a word. */
function Parts({ parts, change }: { readonly parts: readonly Part[]; readonly change: Change }): JSX.Element {
  return (
    <>
      {parts
        .filter(({ key }) => first.has(key))
        .map((part) => (
          <PartView key={part.key} part={part} change={change} />
        ))}
      <More parts={parts.filter(({ key }) => !first.has(key))} change={change} />
    </>
  );
}

interface MoreProps {
  readonly parts: readonly Part[];
  readonly change: Change;
  readonly label?: string;
}

/** Parts behind a word. */
export function More({ parts, change, label = say(texts.more) }: MoreProps): JSX.Element | null {
  if (parts.length === 0) return null;
  return (
    <details>
      <summary>{label}</summary>
      {parts.map((part) => (
        <PartView key={part.key} part={part} change={change} />
      ))}
    </details>
  );
}

/** Any part of an experiment. */
export function PartView({ part, change }: PartProps<Part>): JSX.Element {
  if (part.kind === "field") return <FieldView part={part} change={change} />;
  if (part.kind === "choosing") return <ChoosingView part={part} change={change} />;
  return <GroupView part={part} change={change} />;
}

function GroupView({ part, change }: PartProps<Group>): JSX.Element {
  const { key, path, on, parts } = part;
  return (
    <div class="group">
      {on === undefined ? (
        <h4>{nameOf(key)}</h4>
      ) : (
        <label class="row check">
          <input type="checkbox" checked={on} onChange={() => change(`${path}=${on ? "" : "true"}`)} />
          <Name of={key} />
        </label>
      )}
      <Parts parts={parts} change={change} />
    </div>
  );
}

function ChoosingView({ part, change }: PartProps<Choosing>): JSX.Element {
  const { key, path, names: known, chosen, parts } = part;
  return (
    <div class="group">
      <label class="row">
        <Name of={key} />
        <select value={chosen} onChange={({ currentTarget }) => change(`${path}=${currentTarget.value}`)}>
          {chosen === "" && <option value="">{say(texts.usual)}</option>}
          {known.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Parts parts={parts} change={change} />
    </div>
  );
}

/** One value. It is taken when one leaves it, and Escape gives back what was there. */
export function FieldView({ part, change }: PartProps<Field>): JSX.Element {
  const { key, path, input, value, about } = part;
  if (input === "flag") {
    return (
      <label class="row check" title={about}>
        <input
          type="checkbox"
          checked={value === "true"}
          onChange={({ currentTarget }) => change(`${path}=${currentTarget.checked}`)}
        />
        <Name of={key} />
      </label>
    );
  }
  if (typeof input === "object") {
    return (
      <label class="row" title={about}>
        <Name of={key} />
        <select value={value} onChange={({ currentTarget }) => change(`${path}=${currentTarget.value}`)}>
          {value === "" && <option value="">{say(texts.usual)}</option>}
          {input.words.map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label class="row" title={about}>
      <Name of={key} />
      <input
        type="text"
        value={value}
        spellcheck={false}
        autocomplete="off"
        onChange={({ currentTarget }) => change(`${path}=${currentTarget.value}`)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.value = value;
        }}
      />
    </label>
  );
}

function Name({ of }: { readonly of: string }): JSX.Element {
  return (
    <span class="name">
      {nameOf(of)} {names[of] && <code>{of}</code>}
    </span>
  );
}

/** What people call a key; the key where nobody calls it otherwise. */
function nameOf(key: string): string {
  return names[key] ? say(names[key]) : key;
}
