import { type CsvOptions, readCsv } from "../../../src/data/csv.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";
import { limit, packed } from "./gz.ts";

const words = [",", ";", "\t", '"', '""', "\n", "\r", "\r\n", "\ufeff", "\0", " ", "nan", "inf", "1e999", "-", "label"];

/** A table of few shapes, its cells now and then no numbers. */
function forge(choices: Choices): Uint8Array {
  const columns = choices.pick([1, 2, 3, 5, 3000]);
  const delimiter = choices.pick([",", ";", "\t"]);
  const cell = (): string => {
    if (choices.maybe(0.95)) return String(choices.below(10));
    return choices.pick([choices.numeral(), `"${choices.name()}"`, choices.name(), '"1,2\n"', '"', ""]);
  };
  const lines = Array.from({ length: choices.pick([1, 2, 5, 40]) }, () =>
    Array.from({ length: columns + (choices.maybe(0.02) ? 1 : 0) }, cell).join(delimiter),
  );
  if (choices.maybe(0.3))
    lines.unshift(
      lines[0]
        .split(delimiter)
        .map(() => choices.name())
        .join(delimiter),
    );
  const text = Buffer.from(lines.join(choices.pick(["\n", "\r\n", "\r"])));
  return choices.maybe(0.1) ? packed(text, choices) : text;
}

function optionsFrom(choices: Choices): CsvOptions {
  return {
    limit,
    ...(choices.maybe(0.6) ? { label: choices.pick([0, -1, 1, "label", "__proto__", choices.integer()]) } : {}),
    ...(choices.maybe(0.3) ? { header: choices.maybe(0.5) } : {}),
    ...(choices.maybe(0.3)
      ? { delimiter: choices.pick([",", ";", "\t", "\0", '"', "]", "\\", "^", "", "ab", "-"]) }
      : {}),
  };
}

export const csv = bytesFormat({
  name: "CSV",
  seeds: () => ["x,y\n1,2\n3,4\n", '"a","b"\r\n"1",2\r\n3,"x"\r\n', "1;2;0\r3;4;1\r"].map((text) => Buffer.from(text)),
  words,
  forge,
  read: (bytes, choices) => readCsv(bytes, optionsFrom(choices)),
});
