import { readMnistPickle } from "../../../src/data/mnist-pickle.ts";
import { unpickle } from "../../../src/data/pickle.ts";
import { bytesOf, fixture, fixtureBytes } from "../../data/fixtures.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";
import { limit, packed } from "./gz.ts";

/** Every instruction of Python's pickletools, and bytes that are none. */
const codes =
  "(.0129FGIJKLMNPQRSTUVX]abcdeghijlopqrstu})BC\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e";
const later = "\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\xff\0";

const globals = ["numpy.core.multiarray _reconstruct", "numpy ndarray", "numpy dtype", "_codecs encode", "os system"];
const texts = ["latin1", "f4", "<", ">", "b", "I01", "O8", "\ud800"];

/** What instructions take from the stack above the last mark, and leave there; those that go back to the mark want one. */
const takes: Readonly<Record<string, number>> = {
  a: 2,
  s: 3,
  R: 2,
  b: 2,
  0: 1,
  2: 1,
  q: 1,
  "\x94": 1,
  "\x85": 1,
  "\x86": 2,
  "\x87": 3,
};
const leaves: Readonly<Record<string, number>> = {
  a: 1,
  s: 1,
  R: 1,
  b: 1,
  0: 0,
  2: 2,
  q: 1,
  "\x94": 1,
  "\x85": 1,
  "\x86": 1,
  "\x87": 1,
};
const toMark = "tlde u1";

/** Instructions that mostly find on the stack what they want. */
function program(choices: Choices): Uint8Array {
  const parts: Uint8Array[] = [];
  const heights = [0];
  for (let i = choices.pick([3, 10, 40, 400]); i > 0; i--) {
    const code = choices.maybe(0.02)
      ? choices.pick([...codes, ...later])
      : choices.pick([..."((]}tlaseu0RbKKCXqc2", ..."\x85\x86\x87\x94"]);
    const height = heights.length - 1;
    const wanted = takes[code] ?? 0;
    if (choices.maybe(0.98) && (heights[height] < wanted || (toMark.includes(code) && height === 0))) continue;
    parts.push(Buffer.from(code, "latin1"), argument(code, choices));
    if (code === "(") heights.push(0);
    else if (toMark.includes(code) && height > 0)
      heights.splice(-2, 2, heights[height - 1] + ("tld".includes(code) ? 1 : 0));
    else heights[height] += (leaves[code] ?? 1) - wanted;
  }
  parts.push(Buffer.from("t.".slice(heights.length > 1 ? 0 : 1)));
  return Buffer.concat(parts);
}

function argument(code: string, choices: Choices): Buffer {
  const line = (text: string): Buffer => Buffer.from(`${text}\n`);
  const text = Buffer.from(choices.maybe(0.7) ? choices.pick(texts) : choices.name());
  const length = (width: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt.asIntN(64, BigInt(choices.maybe(0.9) ? text.length : choices.integer())));
    return Buffer.concat([bytes.subarray(0, width), text]);
  };
  if ("ILFpg".includes(code)) return line(choices.pick([choices.numeral(), String(choices.below(5)), "00", "01"]));
  if (code === "S") return line(choices.pick([`'${text}'`, "'", '"', "'\\x41\\'", "\\"]));
  if (code === "V") return line(choices.pick([String(text), "\\ud800", "\\U0fffffff", "\\u12"]));
  if (code === "c" || code === "i") return line(choices.pick(globals).replace(" ", "\n"));
  if ("Kqh\x80\x82".includes(code)) return Buffer.of(choices.below(6));
  if ("UC\x8a\x8c".includes(code)) return length(1);
  if ("TBX\x8b".includes(code)) return length(4);
  if ("\x8d\x8e\x96".includes(code)) return length(8);
  if ("Jrj".includes(code)) return Buffer.from([choices.below(5), 0, 0, choices.pick([0, 255])]);
  return "G\x95".includes(code) ? Buffer.from(choices.bytes(8)) : Buffer.alloc(code === "M" ? 2 : 0);
}

function forge(choices: Choices, seeds: readonly Uint8Array[]): Uint8Array {
  const written = program(choices);
  // Before the last instruction of an honest pickle the stack holds what it meant.
  const whole = choices.maybe(0.3) ? Buffer.concat([choices.pick(seeds).slice(0, -1), written]) : written;
  return choices.maybe(0.1) ? packed(whole, choices) : whole;
}

export const pickle = bytesFormat({
  name: "pickle",
  seeds: () => [
    ...["pickle.json", "pickle-plain.json", "pickle-refused.json"].flatMap((file) =>
      fixture(file).map(({ bytes }) => bytesOf(bytes)),
    ),
    fixtureBytes("mnist-small.pkl.gz"),
  ],
  words: [...codes, ...globals.map((name) => `c${name.replace(" ", "\n")}\n`)].map((word) =>
    Buffer.from(word, "latin1"),
  ),
  forge,
  read: (bytes, choices) => (choices.maybe(0.8) ? unpickle(bytes, { limit }) : readMnistPickle(bytes, { limit })),
});
