import { join } from "node:path";
import { contactSheet } from "../data/contact-sheet.ts";
import { gzip } from "../data/gzip.ts";
import { writeIdx } from "../data/idx.ts";
import { encodePng } from "../data/png.ts";
import { charactersOf } from "../data/render/characters.ts";
import { type EndlessSet, mostAtOnce, type RenderedImages, renderRange } from "../data/render/endless.ts";
import { imageSize } from "../data/render/prepare.ts";
import { quote } from "../data/text.ts";
import { misuse } from "../kernels/errors.ts";
import type { DigitsData, HanziData } from "../lab/experiment/datasets/data-section.ts";
import { dataSchema } from "../lab/experiment/datasets/index.ts";
import { anyOf, didYouMean } from "../lab/experiment/suggest.ts";
import { makeFolder, openEndless, writeAtomic } from "../node/index.ts";
import type { Invocation, OptionSpec } from "./command.ts";
import { thousands } from "./numbers.ts";
import type { Terminal } from "./terminal.ts";

/** The options of `data render`. */
export const renderOptions: readonly OptionSpec[] = [
  { flags: "--out <dir>", description: "render: the folder for the IDX files" },
  { flags: "--count <n>", description: "render: how many pictures (default: 10000)" },
  { flags: "--seed <n>", description: "render: what they are drawn from (default: 0)" },
  { flags: "--start <n>", description: "render: the number of the first in the seed's endless sequence (default: 0)" },
  {
    flags: "--hand <part=value>",
    description: "render: how people write, as slant=0 (config --schema lists the parts)",
    repeats: true,
  },
  { flags: "--gzip", description: "render: pack the files, as MNIST's are" },
  { flags: "--sheet <file.png>", description: "render: also a picture of the first 400" },
];

type RenderedSection = DigitsData | HanziData;

/** How many are rendered between two drawings of the bar. */
const chunk = 500;
const sheet = { pictures: 400, columns: 20 };

/** `data render digits|TEXT --out DIR`: writes rendered handwriting as an IDX set, with the names of the classes beside it. */
export async function render(name: string | undefined, given: Invocation, terminal: Terminal): Promise<number> {
  if (name === undefined || charactersOf(name).length === 0) {
    throw misuse(
      "render",
      "digits, or a text of Chinese characters",
      "nothing",
      "As: npx nabla data render digits --out digits",
    );
  }
  const out = given.text("out");
  if (out === undefined)
    throw misuse(`render ${quote(name)}`, "a folder to write to", "none", "Name it with --out DIR.");
  const [count, start] = [given.whole("count", 1) ?? 10_000, given.whole("start", 0) ?? 0];
  const set = await openEndless(sourceOf(name, given));
  const rendered = renderAll(set, count, start, terminal);
  await makeFolder(out);
  const picture = given.text("sheet");
  for (const [path, content] of filesOf(set, rendered, out, given.flag("gzip"), picture)) {
    const bytes = content();
    await writeAtomic(path, bytes);
    terminal.out(
      terminal.json ? JSON.stringify({ path, bytes: bytes.length }) : `${path}  ${thousands(bytes.length)} bytes`,
    );
  }
  return 0;
}

/** What the experiment file's data section of that name would be. */
function sourceOf(name: string, given: Invocation): RenderedSection {
  const known = name === "digits" ? { name } : { name: "hanzi", text: name };
  const hand = Object.fromEntries(given.list("hand").map(readPart));
  const { success, data, error } = dataSchema.safeParse({ ...known, seed: given.whole("seed", 0), hand });
  if (success) return data as RenderedSection;
  const [issue] = error.issues;
  if (issue.code === "unrecognized_keys") throw unknownPart(issue.keys[0], known.name);
  const [key, part] = issue.path.map(String);
  if (part === undefined) throw misuse("render", issue.message, quote(name));
  throw misuse(`read --${key} ${part}`, issue.message, hand[part]);
}

/** `slant=0.2` as a part of the hand and its value. */
function readPart(assignment: string): [part: string, value: number] {
  const [, part, value] = /^([^=]+)=(.+)$/.exec(assignment) ?? [];
  if (part === undefined || value === undefined || Number.isNaN(Number(value))) {
    throw misuse("read --hand", "PART=NUMBER, as slant=0.2", quote(assignment));
  }
  return [part, Number(value)];
}

function unknownPart(part: string, name: string): Error {
  const parts = Object.keys((dataSchema.parse({ name }) as RenderedSection).hand);
  const hint = didYouMean(
    part,
    parts.map((known) => ({ name: known })),
  );
  return misuse("read --hand", anyOf(parts), quote(part), hint?.replace("did", "Did"));
}

/** All pictures of a range, a chunk at a time so that the bar can move. */
function renderAll(set: EndlessSet, count: number, start: number, terminal: Terminal): RenderedImages {
  // The range is checked as a whole, before the first chunk.
  if (count > mostAtOnce) return renderRange(set, { count, start });
  const images = new Uint8Array(count * imageSize * imageSize);
  const labels = new Uint16Array(count);
  const started = Date.now();
  for (let done = 0; done < count; done += chunk) {
    const part = renderRange(set, { count: Math.min(chunk, count - done), start: start + done });
    images.set(part.images, done * imageSize * imageSize);
    labels.set(part.labels, done);
    if (!terminal.live) continue;
    const figures = [`${thousands(done + part.labels.length)} of ${thousands(count)}`];
    const elapsed = (Date.now() - started) / 1000;
    terminal.progress({ label: set.name, done: done + part.labels.length, total: count, elapsed, figures });
  }
  return { images, labels };
}

/** Each file's path and what makes its bytes, so that only one is held at a time; the labels come last and complete the set. */
function filesOf(
  { classes }: EndlessSet,
  { images, labels }: RenderedImages,
  out: string,
  packed: boolean,
  picture: string | undefined,
): [path: string, content: () => Uint8Array][] {
  const pack = packed ? gzip : (bytes: Uint8Array) => bytes;
  const ending = packed ? ".gz" : "";
  const count = labels.length;
  const form = classes.length > 256 ? "int" : "ubyte";
  return [
    ...(picture === undefined ? [] : [[picture, () => pngOf(images)] as [string, () => Uint8Array]]),
    [join(out, "classes.txt"), () => new TextEncoder().encode(`${classes.join("\n")}\n`)],
    [
      join(out, `images-idx3-ubyte${ending}`),
      () => pack(writeIdx({ shape: [count, imageSize, imageSize], dtype: "uint8", data: images })),
    ],
    [
      join(out, `labels-idx1-${form}${ending}`),
      () =>
        pack(
          writeIdx(
            form === "int"
              ? { shape: [count], dtype: "int32", data: Int32Array.from(labels) }
              : { shape: [count], dtype: "uint8", data: Uint8Array.from(labels) },
          ),
        ),
    ],
  ];
}

function pngOf(images: Uint8Array): Uint8Array {
  const { gray, width, height } = contactSheet(
    images.subarray(0, sheet.pictures * imageSize * imageSize),
    imageSize,
    sheet.columns,
  );
  return encodePng(gray, width, height);
}
