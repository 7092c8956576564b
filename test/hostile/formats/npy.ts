import { ndArray } from "../../../src/data/nd-array.ts";
import { readNpy, writeNpy } from "../../../src/data/npy.ts";
import { bytesOf, fixture } from "../../data/fixtures.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";

const types = ["<f4", "<f8", ">f4", "<f2", "|b1", "|u1", ">u2", "=i4", "f4"];
const wrongTypes = ["|O", "<U9", "<c16", "", "<f4,", "<i8", "<u8", "<f16", "V4"];

/** A header of numpy's in which now and then a field is wrong, and mostly as many numbers as it says. */
export function forgeNpy(choices: Choices): Uint8Array {
  const odd = (): boolean => choices.maybe(0.08);
  const axes = Array.from({ length: odd() ? choices.pick([64, 65, 2000]) : choices.below(4) }, () =>
    odd() ? choices.numeral() : String(choices.below(4)),
  );
  const type = odd() ? choices.pick(wrongTypes) : choices.pick(types);
  const quote = choices.pick(["'", '"']);
  const fields = [
    `${quote}descr${quote}: ${quote}${type}${quote}`,
    `${quote}fortran_order${quote}: ${odd() ? choices.pick(["None", "1", "true"]) : choices.pick(["False", "True"])}`,
    `${quote}shape${quote}: (${axes.join(", ")}${axes.length === 1 || odd() ? "," : ""})`,
  ];
  if (odd()) fields.push(choices.pick([...fields, "'x': 1", "'descr': [('a', '<f4')]", "(".repeat(500)]));
  if (odd()) fields.splice(choices.below(3), 1);
  const header = Buffer.from(`{${fields.join(", ")}, }${" ".repeat(choices.below(20))}\n`, "latin1");
  const version = choices.pick([1, 2, 3]);
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length.writeUIntLE(Math.min(odd() ? choices.below(70_000) : header.length, 65_535), 0, length.length);
  const size = axes.reduce((product, axis) => product * Number(axis), Number(/\d/.exec(type)?.[0] ?? 1));
  const body = choices.bytes(size < 1000 && !odd() ? size : choices.below(100));
  return Buffer.concat([Buffer.from("\x93NUMPY", "latin1"), Uint8Array.of(version, 0), length, header, body]);
}

export const npySeeds = (): Uint8Array[] => [
  ...fixture("npy.json").map(({ bytes }) => bytesOf(bytes)),
  writeNpy(ndArray([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6))),
];

export const npy = bytesFormat({
  name: "npy",
  seeds: npySeeds,
  words: ["'shape': (", "1099511627776", ",", "True", "{", "}", "'descr': '|O'", "\n", "'", "(", ")", "L"],
  forge: forgeNpy,
  read: (bytes) => readNpy(bytes),
});
