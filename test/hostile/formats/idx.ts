import { gzipSync } from "node:zlib";
import { readIdx, writeIdx } from "../../../src/data/idx.ts";
import { readIdxPair } from "../../../src/data/idx-images.ts";
import { ndArray } from "../../../src/data/nd-array.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";
import { limit, packed } from "./gz.ts";

const images = writeIdx(ndArray([2, 2, 2], Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)));
const labels = writeIdx(ndArray([2], Uint8Array.of(3, 9)));

function forge(choices: Choices): Uint8Array {
  const rank = choices.pick([0, 1, 1, 2, 3, 3, 4, 64, 255]);
  const shape = Array.from({ length: rank }, () => (choices.maybe(0.5) ? choices.below(5) : choices.integer() >>> 0));
  const head = Buffer.alloc(4 + 4 * rank);
  head.set([0, 0, choices.maybe(0.9) ? choices.pick([8, 9, 0x0b, 0x0c, 0x0d, 0x0e]) : choices.below(256), rank]);
  for (const [axis, extent] of shape.entries()) head.writeUInt32BE(extent, 4 + 4 * axis);
  const size = shape.reduce((product, extent) => product * extent, 1);
  const body = choices.bytes(size < 200 && choices.maybe(0.8) ? size * choices.pick([1, 2, 4, 8]) : choices.below(50));
  const whole = Buffer.concat([head, body]);
  return choices.maybe(0.3) ? packed(whole, choices) : whole;
}

export const idx = bytesFormat({
  name: "IDX",
  seeds: () => [images, labels, writeIdx(ndArray([2, 3], new Float32Array(6))), gzipSync(images)],
  forge,
  read(bytes, choices) {
    if (choices.maybe(0.5)) return readIdx(bytes, { limit });
    return choices.maybe(0.5) ? readIdxPair(bytes, labels, { limit }) : readIdxPair(images, bytes, { limit });
  },
});
