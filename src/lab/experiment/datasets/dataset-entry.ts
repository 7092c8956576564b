import type { z } from "zod";
import type { Shape } from "../../../kernels/tensor.ts";
import type { DataSection } from "./data-section.ts";

/** What is known of a set's examples before any is read. */
export interface KnownExamples {
  readonly input: Shape;
  /** How many numbers the network has to give: one a class, or the values. */
  readonly outputs: number;
  /** The names of the classes; absent for regression. */
  readonly classes?: readonly string[] | undefined;
}

/** A set of the experiment file. */
export interface DatasetEntry {
  readonly name: DataSection["name"];
  readonly schema: z.ZodObject;
  /** Whether the targets are classes; undefined where only the data can tell. */
  classification(data: DataSection): boolean | undefined;
  /** Whether the set has a validation part of its own. */
  hasValidation(data: DataSection): boolean;
  /** The shapes, where they are known before the data is read. */
  known(data: DataSection): KnownExamples | undefined;
}

/** A set's definition, typed by its section. */
export interface DatasetDefinition<D extends DataSection> {
  readonly name: D["name"];
  readonly schema: z.ZodObject & z.ZodType<D>;
  readonly classification: (data: D) => boolean | undefined;
  readonly hasValidation?: (data: D) => boolean;
  readonly known?: (data: D) => KnownExamples;
}

/** Makes an entry of a definition. */
export function dataset<D extends DataSection>(definition: DatasetDefinition<D>): DatasetEntry {
  const { name, schema, classification, hasValidation, known } = definition;
  return {
    name,
    schema,
    classification: (data) => classification(data as D),
    hasValidation: (data) => hasValidation?.(data as D) ?? false,
    known: (data) => known?.(data as D),
  };
}
