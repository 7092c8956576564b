import type { Normalization } from "../../../data/scaling.ts";
import type { Chosen } from "../entry.ts";
import type { CharacterHandSection, DigitHandSection } from "./hand.ts";

/** Which examples are trained on, with every default filled in. */
export type DataSection =
  | MnistData
  | DigitsData
  | HanziData
  | SinData
  | RandomData
  | ImageFolderData
  | CsvData
  | NpzData;

/** What every set has. */
export interface CommonData {
  /** The share of the training part that is kept aside for validation, where the set brings no such part. */
  readonly val_split: number;
  /** The same for testing. */
  readonly test_split: number;
  readonly batch_size: number | "all";
  readonly normalize: Normalization;
  /** Draws a new order each epoch. */
  readonly shuffle: boolean;
  /** Leaves out a last batch that is shorter than the others. */
  readonly drop_last: boolean;
  /** What the splits are drawn from; the experiment's seed where absent. */
  readonly split_seed?: number | undefined;
  /** Measures the test part after each epoch, in the place of a validation part, as some reports do. */
  readonly validate_on?: "test" | undefined;
  /** How training pictures are changed, anew each epoch; sets that hold no pictures have none. */
  readonly augment?: readonly Chosen[] | undefined;
}

export interface MnistData extends CommonData {
  readonly name: "mnist";
  /** The four IDX files, or the pickle with its own validation part; whichever is there where absent. */
  readonly file?: "idx" | "pickle" | undefined;
}

/** What every rendered set has. */
export interface RenderedData extends CommonData {
  /** How many training pictures. */
  readonly count: number;
  readonly test_count: number;
  readonly seed: number;
  /** Draws new pictures for each epoch. */
  readonly fresh: boolean;
}

export interface DigitsData extends RenderedData {
  readonly name: "digits";
  readonly hand: DigitHandSection;
}

export interface HanziData extends RenderedData {
  readonly name: "hanzi";
  /** Each of its characters is a class. */
  readonly text: string;
  readonly hand: CharacterHandSection;
}

export interface SinData extends CommonData {
  readonly name: "sin";
  readonly step: number;
}

export interface RandomData extends CommonData {
  readonly name: "random";
  readonly features: number;
  readonly count: number;
  readonly seed: number;
}

export interface ImageFolderData extends CommonData {
  readonly name: "image_folder";
  readonly path: string;
  /** Whether dark strokes on light paper are turned into light on dark. */
  readonly invert: boolean | "auto";
  /** What the folders' pictures are called, in their order; the folders' names where absent. */
  readonly classes?: readonly string[] | undefined;
}

export interface CsvData extends CommonData {
  readonly name: "csv";
  readonly path: string;
  /** The column with the class: its name, or its index from 0. */
  readonly label?: string | number | undefined;
  /** The columns with the values of a regression. */
  readonly targets?: readonly (string | number)[] | undefined;
  readonly header: boolean | "auto";
  readonly delimiter: string;
}

export interface NpzData extends CommonData {
  readonly name: "npz";
  readonly path: string;
  /** The names of the arrays. */
  readonly x: string;
  readonly y: string;
}
