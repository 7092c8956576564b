import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../../src/data/crc32.ts";
import { ndArray } from "../../../src/data/nd-array.ts";
import { readNpz, writeNpz } from "../../../src/data/npz.ts";
import { bytesOf, fixture } from "../../data/fixtures.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";
import { mutate } from "../mutate.ts";
import { limit } from "./gz.ts";
import { forgeNpy, npySeeds } from "./npy.ts";

/** A record of a zip archive (APPNOTE.TXT 6.3.10): numbers of 2 or 4 bytes, and bytes. */
function record(...fields: readonly (readonly [width: 2 | 4, value: number] | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    fields.map((field) => {
      if (field instanceof Uint8Array) return field;
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64LE(BigInt.asIntN(64, BigInt(field[1])));
      return bytes.subarray(0, field[0]);
    }),
  );
}

/** An archive whose names, sizes, offsets, methods and counts now and then lie; two entries may share their bytes. */
function forge(choices: Choices, seeds: readonly Uint8Array[]): Uint8Array {
  const lied = (truth: number): number => (choices.maybe(0.03) ? choices.integer() : truth);
  const [locals, directory]: Uint8Array[][] = [[], []];
  let offset = 0;
  const count = choices.pick([0, 1, 2, 3, 60]);
  for (let i = 0; i < count; i++) {
    const known = choices.pick(["x.npy", "y.npy", "meta.json", `${i}.npy`, `${i}.npy`, `${i}.npy`]);
    const name = Buffer.from(choices.maybe(0.1) ? `${choices.name()}.npy` : known);
    const content = contentOf(choices, known);
    const method = choices.pick([0, 8]);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const sizes = [4, lied(crc32(content)), 4, lied(packed.length), 4, lied(content.length)];
    const [crc, from, to] = [0, 2, 4].map((at) => [4, sizes[at + 1]] as const);
    const common = [[2, lied(0)] as const, [2, lied(method)] as const, [4, 0] as const, crc, from, to] as const;
    const local = record([4, 0x04034b50], [2, 20], ...common, [2, lied(name.length)], [2, lied(0)], name, packed);
    const isShared = choices.maybe(0.1);
    directory.push(
      record(
        ...([
          [4, 0x02014b50],
          [2, 20],
          [2, 20],
          ...common,
          [2, name.length],
          [2, lied(0)],
          [2, lied(0)],
          [2, 0],
        ] as const),
        ...([[2, 0], [4, 0], [4, lied(isShared ? 0 : offset)], name] as const),
      ),
    );
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = record([4, 0x06054b50], [2, lied(0)], [2, lied(0)], [2, lied(count)], [2, lied(count)]);
  const tail = record([4, lied(listed.length)], [4, lied(offset)], [2, 0]);
  const whole = Buffer.concat([...locals, listed, end, tail]);
  return choices.maybe(0.05) ? Buffer.concat([choices.pick(seeds), whole]) : whole;
}

function contentOf(choices: Choices, name: string): Uint8Array {
  if (choices.maybe(0.03)) return new Uint8Array(2 * limit);
  if (name === "meta.json")
    return Buffer.from(choices.pick(["{}", "[".repeat(9999), '{"a":1e999}', "", "\ufeff1", "\0"]));
  if (choices.maybe(0.3)) return forgeNpy(choices);
  const seeds = npySeeds();
  return choices.maybe(0.7) ? choices.pick(seeds) : mutate(choices.pick(seeds), choices, { seeds });
}

const array = ndArray([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));

export const npz = bytesFormat({
  name: "npz",
  seeds: () => [
    ...fixture("npz.json").map(({ bytes }) => bytesOf(bytes)),
    writeNpz({ a: array }, { b: 1 }),
    writeNpz({ a: array }, 1, { compress: true }),
  ],
  words: ["PK\x01\x02", "PK\x05\x06", "PK\x06\x06", ".npy", "meta.json"],
  forge,
  read: (bytes) => readNpz(bytes, { limit }),
});
