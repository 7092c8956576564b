import { deflateSync, inflateSync } from "node:zlib";
import { crc32 } from "../../../src/data/crc32.ts";
import { decodePng } from "../../../src/data/png.ts";
import { bytesOf, fixture } from "../../data/fixtures.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";
import { mutate } from "../mutate.ts";

interface Chunk {
  readonly type: string;
  readonly body: Uint8Array;
}

function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString("latin1", at + 4, at + 8), body: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function pngOf(chunks: readonly Chunk[]): Uint8Array {
  const parts = chunks.map(({ type, body }) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
    const whole = Buffer.alloc(named.length + 8);
    whole.writeUInt32BE(body.length);
    whole.set(named, 4);
    whole.writeUInt32BE(crc32(named), 4 + named.length);
    return whole;
  });
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

/** A picture whose chunks were changed, doubled, moved or left out, and whose checksums are right. */
function forge(choices: Choices, seeds: readonly Uint8Array[]): Uint8Array {
  const chunks = chunksOf(choices.pick(seeds));
  for (let i = 1 + choices.below(3); i > 0; i--) {
    const at = choices.below(chunks.length);
    const { type, body } = chunks[at];
    const changed = choices.pick(["body", "body", "body", "double", "drop", "move", "other", "split"]);
    if (changed === "body") chunks[at] = { type, body: changedBody(type, body, choices, seeds) };
    if (changed === "double") chunks.splice(at, 0, chunks[at]);
    if (changed === "drop" && chunks.length > 1) chunks.splice(at, 1);
    if (changed === "move") chunks.splice(choices.below(chunks.length), 0, ...chunks.splice(at, 1));
    if (changed === "other") chunks.splice(at, 0, otherChunk(choices));
    if (changed === "split")
      chunks.splice(at, 1, { type, body: body.subarray(0, 3) }, { type, body: body.subarray(3) });
  }
  return pngOf(chunks);
}

function changedBody(type: string, body: Uint8Array, choices: Choices, seeds: readonly Uint8Array[]): Uint8Array {
  if (type === "IHDR" && body.length === 13) {
    const header = Buffer.from(body);
    if (choices.maybe(0.5)) header.writeUInt32BE(choices.integer() >>> 0, choices.pick([0, 4]));
    else header[8 + choices.below(5)] = choices.pick([0, 1, 2, 3, 4, 6, 8, 16, 255]);
    return header;
  }
  if (type !== "IDAT" || choices.maybe(0.3)) return mutate(body, choices, { seeds });
  return deflateSync(choices.maybe(0.1) ? new Uint8Array(2 ** 22) : mutate(unpacked(body), choices, { seeds }));
}

/** The rows of a picture; nothing where an earlier change has left only a part of them. */
function unpacked(body: Uint8Array): Uint8Array {
  try {
    return inflateSync(body);
  } catch {
    return new Uint8Array(0);
  }
}

function otherChunk(choices: Choices): Chunk {
  const bomb = deflateSync(new Uint8Array(2 ** 22));
  const type = choices.pick([
    "PLTE",
    "tRNS",
    "IDAT",
    "iCCP",
    "zTXt",
    "iTXt",
    "gAMA",
    "pHYs",
    "acTL",
    "fdAT",
    "IEND",
    "IHDR",
    "\0\0\0\0",
  ]);
  return { type, body: choices.pick([bomb, choices.bytes(choices.below(40)), choices.bytes(768), new Uint8Array(0)]) };
}

export const png = bytesFormat({
  name: "PNG",
  seeds: () => fixture("png.json").map(({ bytes }) => bytesOf(bytes)),
  words: ["IDAT", "IEND", "PLTE", "tRNS", "IHDR"],
  forge,
  read: (bytes) => decodePng(bytes),
});
