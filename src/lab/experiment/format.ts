import { Document, isCollection, isMap, isPair, YAMLSeq } from "yaml";
import type { Experiment } from "./experiment.ts";

/** An experiment as YAML, valid as a file again: sections as blocks, options in braces, `{relu: {}}` as `relu`. */
export function formatExperiment(experiment: Experiment): string {
  const document = new Document(short(experiment), { aliasDuplicateObjects: false });
  for (const section of parts(document.contents)) {
    for (const part of parts(section)) {
      // A layer or a step is a line of its list, `- linear: {…}`: only its options go in braces.
      for (const inner of section instanceof YAMLSeq
        ? parts(part)
        : listOfMaps(part)
          ? part.items.flatMap(parts)
          : [part]) {
        if (isCollection(inner)) inner.flow = true;
      }
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function listOfMaps(node: unknown): node is YAMLSeq {
  return node instanceof YAMLSeq && node.items.some(isMap);
}

/** The values of a map or the items of a list. */
function parts(node: unknown): unknown[] {
  return isCollection(node) ? node.items.map((item) => (isPair(item) ? item.value : item)) : [];
}

/** Choices without options by their name alone. */
function short(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(short);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (entries.length === 1 && isEmpty(entries[0][1])) return entries[0][0];
  return Object.fromEntries(entries.map(([key, inner]) => [key, short(inner)]));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
