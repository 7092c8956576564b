import type { Plot } from "../../report/charts/plot.ts";
import type { Text } from "../../report/language.ts";
import type { Caption } from "../../report/sections/chart.ts";
import type { Verdict } from "../verdict.ts";
import type { Bars } from "./charts/bars.ts";

/**
 * What the report says, before it is a page or a Markdown file: both are written from the same blocks, so that neither can
 * say what the other does not.
 */
export interface Section {
  /** Unique in the report. */
  readonly id: string;
  readonly title: Text;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Section[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly words: Words; readonly tone?: "muted" }
  | { readonly kind: "list"; readonly items: readonly Words[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [name: Words, fact: Words])[] }
  | { readonly kind: "command"; readonly command: string }
  | { readonly kind: "contents" }
  | Table
  | { readonly kind: "drawings"; readonly drawings: readonly Drawing[] }
  | { readonly kind: "bits"; readonly bits: Bits };

/** A text, or a string that is the same in both languages: a figure, a name. */
export type Word =
  | Text
  | string
  | { readonly strong: Text }
  /** A file under `experiments/`. */
  | { readonly experiment: string }
  /** `times`: how often it was given. */
  | { readonly verdict: Verdict; readonly times?: string }
  /** To a section or a row of a table, by its id. */
  | { readonly to: string; readonly text: Text }
  /** What the program said, word for word. */
  | { readonly quote: string }
  /** A number of which the first `same` characters are those of another. */
  | { readonly digits: string; readonly same: number };

export type Words = readonly Word[];

export interface Table {
  readonly kind: "table";
  readonly id: string;
  readonly caption: Words;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** As wide as the page, so that the tables of a report lie alike. */
  readonly full?: boolean;
  /** Its last row is a sum. */
  readonly totals?: boolean;
}

export interface Column {
  readonly title: Text | string;
  /** Numbers are set so that their points stand in one line. The first column names the row. */
  readonly holds: "words" | "numbers";
}

export interface TableRow {
  /** Unique in the report. */
  readonly id?: string;
  readonly cells: readonly Words[];
  /** Stands under the row. */
  readonly note?: Words | undefined;
}

/** A drawing and what it shows in words, which is all that Markdown has of it. */
export type Drawing = {
  readonly id: string;
  readonly caption: Caption & { readonly words: Text };
} & ({ readonly plot: Plot } | { readonly bars: Bars });

/** Many yes and no, beside what they should have been. */
export interface Bits {
  readonly id: string;
  readonly title: Text;
  readonly caption: Text;
  readonly ours: readonly boolean[];
  readonly expected: readonly boolean[];
}
