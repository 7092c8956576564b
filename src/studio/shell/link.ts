import { batch, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";

export type PageId = "draw" | "backprop" | "train" | "runs" | "lessons";

const pageIds: readonly string[] = ["draw", "backprop", "train", "runs", "lessons"];

/** Whose a piece of state is: one page's, or everybody's. A link holds the shared state and that of the page it opens. */
export type Owner = PageId | "shared";

/** How a value is written in a link. What is no such value reads as undefined, and the initial one takes its place. */
export interface Coding<T> {
  write(value: T): string;
  read(text: string): T | undefined;
}

/** Any text. */
export const text: Coding<string> = { write: (value) => value, read: (value) => value };

/** One of a few words. */
export function oneOf<T extends string>(...words: readonly T[]): Coding<T> {
  return { write: (value) => value, read: (value) => words.find((word) => word === value) };
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): Coding<number> {
  return {
    write: String,
    read(value) {
      const number = Number(value);
      return /^-?\d+$/.test(value) && number >= least && number <= most ? number : undefined;
    },
  };
}

/** Yes or no. */
export const flag: Coding<boolean> = {
  write: (value) => (value ? "1" : "0"),
  read: (value) => (value === "1" ? true : value === "0" ? false : undefined),
};

/** Names without commas. */
export const names: Coding<readonly string[]> = {
  write: (value) => value.join(","),
  read: (value) => value.split(",").filter((name) => name !== ""),
};

interface Entry {
  readonly owner: Owner;
  readonly name: string;
  /** What it is where the link does not mention it. */
  readonly initial: string;
  write(): string;
  read(text: string | undefined): void;
}

const entries: Entry[] = [];
const shown = signal<PageId>("draw");

/** The page that is open. */
export const openPage: ReadonlySignal<PageId> = shown;

/**
 * A piece of state that a link carries. It is in the link whenever it is not `initial`.
 * @param name how the link calls it, different from all others'
 */
export function linked<T>(owner: Owner, name: string, initial: T, coding: Coding<T>): Signal<T> {
  if (entries.some((entry) => entry.name === name)) throw new Error(`Two pieces of state are called ${name}.`);
  const value = signal(initial);
  const entry: Entry = {
    owner,
    name,
    initial: coding.write(initial),
    write: () => coding.write(value.value),
    read(found) {
      const next = found === undefined ? undefined : coding.read(found);
      // The same value stays the same object, so that nobody takes it for news.
      if (coding.write(value.peek()) !== (next === undefined ? entry.initial : found)) value.value = next ?? initial;
    },
  };
  entries.push(entry);
  return value;
}

/** The lesson that a page was opened from, if one was. */
export const lesson: Signal<string> = linked("shared", "lesson", "", text);
/** Controls that a lesson shows but does not let one change, and those that it does not show, by name. */
export const fixed: Signal<readonly string[]> = linked("shared", "fix", [], names);
export const hidden: Signal<readonly string[]> = linked("shared", "hide", [], names);

const ofLessons: ReadonlySet<string> = new Set(["lesson", "fix", "hide"]);

/** A link to this page as it is, or to another with what it was left with and what both share, free of any lesson. */
export function linkTo(page: PageId): string {
  const fields = new URLSearchParams();
  for (const { owner, name, initial, write } of entries) {
    if (owner !== "shared" && owner !== page) continue;
    if (page !== shown.value && ofLessons.has(name)) continue;
    const value = write();
    if (value !== initial) fields.set(name, value);
  }
  return format(page, fields);
}

/** A link to a page with exactly this state: what a lesson is made of. The reader's language and theme stay. */
export function lessonLink(page: PageId, state: Readonly<Record<string, string>>): string {
  const fields = new URLSearchParams(state);
  for (const { name, initial, write } of entries) {
    const value = write();
    if ((name === "lang" || name === "theme") && value !== initial) fields.set(name, value);
  }
  return format(page, fields);
}

function format(page: PageId, fields: URLSearchParams): string {
  // Commas, tildes and what is no Latin letter need no escape in a fragment, and a link should be read by people too.
  const tail = [...fields].map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  return `#${page}${tail.length > 0 ? `?${tail.join("&")}` : ""}`;
}

/** The link that the state was last read from or written to. */
let settled = "";

/** Reads the link now and whenever it changes, and from then on keeps it true to the state. */
export function followLink(): void {
  readLink();
  addEventListener("hashchange", readLink);
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    linkTo(shown.value);
    // Browsers refuse more than a few changes a second.
    clearTimeout(timer);
    timer = setTimeout(writeLink, 250);
  });
  // What was drawn in the last quarter of a second goes along when the page is left.
  addEventListener("pagehide", writeLink);
}

function writeLink(): void {
  // Somebody has followed a link that is still to be read.
  if (location.hash !== settled) return;
  history.replaceState(undefined, "", linkTo(shown.value));
  settled = location.hash;
}

function readLink(): void {
  settled = location.hash;
  const [page = "", tail = ""] = location.hash.slice(1).split(/\?(.*)/s);
  const fields = new URLSearchParams(tail);
  batch(() => {
    shown.value = pageIds.includes(page) ? (page as PageId) : "draw";
    for (const { owner, name, read } of entries) {
      if (owner === "shared" || owner === shown.value) read(fields.get(name) ?? undefined);
    }
  });
}
