import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { readIdx } from "../../src/data/idx.ts";
import { readIdxPair } from "../../src/data/idx-images.ts";
import { decodePng } from "../../src/data/png.ts";
import { renderDigits } from "../../src/data/render/digits.ts";
import { everydayHand } from "../../src/data/render/hand.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { capturedTerminal, nabla, nablaJson } from "./nabla.ts";

const render = (...argv: readonly string[]) => nabla("data", "render", ...argv);

describe("nabla data render", () => {
  it("writes digits as an IDX set: any range of the endless sequence of a seed", async () => {
    const out = join(temporaryFolder(), "a/b");
    const { code, out: said } = await render("digits", "--out", out, "--count", "30", "--seed", "4", "--start", "7");
    expect([code, said]).toEqual([
      0,
      [`${out}/classes.txt  20 bytes`, `${out}/images-idx3-ubyte  23,536 bytes`, `${out}/labels-idx1-ubyte  38 bytes`],
    ]);
    const { images, labels } = readIdxPair(
      readFileSync(join(out, "images-idx3-ubyte")),
      readFileSync(join(out, "labels-idx1-ubyte")),
    );
    const expected = renderDigits({ count: 30, seed: 4, start: 7 });
    expect(images).toMatchObject({ shape: [30, 28, 28], data: expected.images });
    expect(labels.data).toEqual(expected.labels);
    expect(readFileSync(join(out, "classes.txt"), "utf8")).toBe("0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
  });

  it("writes the characters of a text packed, with a sheet of them, and says so as JSON; twice the same bytes", async () => {
    const folder = temporaryFolder();
    const files = ["classes.txt", "images-idx3-ubyte.gz", "labels-idx1-ubyte.gz"];
    const write = async (name: string): Promise<Buffer[]> => {
      const [out, sheet] = [join(folder, name), join(folder, `${name}.png`)];
      const options = ["--out", out, "--count", "25", "--gzip", "--sheet", sheet];
      const written = await nablaJson("data", "render", "思 无思", ...options);
      expect(written.map(({ path }) => path)).toEqual([sheet, ...files.map((file) => join(out, file))]);
      const bytes = written.map(({ path }) => readFileSync(path as string));
      expect(written.map(({ bytes: length }) => length)).toEqual(bytes.map(({ length }) => length));
      return bytes;
    };
    const [sheet, classes, images, labels] = await write("once");
    expect(await write("again")).toEqual([sheet, classes, images, labels]);
    expect(classes!.toString()).toBe("思\n无\n");
    expect(readIdx(images!).shape).toEqual([25, 28, 28]);
    expect(new Set(readIdx(labels!).data)).toEqual(new Set([0, 1]));
    // 20 to a row, each 28 wide and 2 apart.
    expect(decodePng(sheet!)).toMatchObject({ width: 602, height: 62 });
  });

  it("numbers the classes of a long text with 32 bits", async () => {
    const out = temporaryFolder();
    const known = readdirSync(join(import.meta.dirname, "../../node_modules/hanzi-writer-data"));
    const text = known.filter((name) => /^[\u4e00-\u9fff]\.json$/.test(name)).map((name) => name[0]);
    const { code } = await render(text.slice(0, 300).join(""), "--out", out, "--count", "300");
    expect(code).toBe(0);
    const labels = readIdx(readFileSync(join(out, "labels-idx1-int")));
    expect(labels).toMatchObject({ shape: [300], dtype: "int32" });
    expect(new Set(labels.data).size).toBe(300);
  });

  it("draws how far it is where somebody watches", async () => {
    const { terminal, drawn } = capturedTerminal({ live: true });
    const argv = ["data", "render", "digits", "--out", temporaryFolder(), "--count", "600"];
    expect(await main(argv, () => terminal)).toBe(0);
    expect(drawn).toEqual([expect.stringContaining("500 of 600"), expect.stringContaining("600 of 600")]);
    expect(drawn[1]).toMatch(/^digits 100%\|/);
  });

  it("writes with the hand that it is told of", async () => {
    const out = temporaryFolder();
    await render("digits", "--out", out, "--count", "20", "--hand", "pen=2", "--hand", "slant_spread=0");
    const { images } = renderDigits({ count: 20, seed: 0 }, { ...everydayHand, pen: 2, slantSpread: 0 });
    expect(readIdx(readFileSync(join(out, "images-idx3-ubyte"))).data).toEqual(images);
  });

  const to = ["--out", "OUT"];
  const parts =
    "variety, exaggeration, jitter, joining, speed, slant, slant_spread, rotation, aspect, elastic, tremor, pen, pen_spread, pressure or nib";
  it.each([
    [
      [],
      "Cannot render: expected digits, or a text of Chinese characters, received nothing. As: npx nabla data render digits --out digits",
    ],
    [
      ["  ", ...to],
      "Cannot render: expected digits, or a text of Chinese characters, received nothing. As: npx nabla data render digits --out digits",
    ],
    [["digits"], 'Cannot render "digits": expected a folder to write to, received none. Name it with --out DIR.'],
    [
      ["digt", ...to],
      'Cannot draw "digt": expected characters that hanzi-writer-data knows, received "d", "i", "g", "t". Leave out what is not a Chinese character.',
    ],
    [
      ["思".padEnd(10_001, "无"), ...to],
      `Cannot render: expected a text of at most 10000 characters, received "思${"无".repeat(56)}...".`,
    ],
    [["digits", ...to, "--count", "0"], "Cannot read --count: expected a whole number of at least 1, received 0."],
    [
      ["digits", ...to, "--count", "1000001"],
      "Cannot render digits: expected count to be a whole number from 0 to 1000000, received 1000001. Render more in ranges, with start.",
    ],
    [["digits", ...to, "--start", "-1"], "Cannot read --start: expected a whole number of at least 0, received -1."],
    [["digits", ...to, "--hand", "slant"], 'Cannot read --hand: expected PART=NUMBER, as slant=0.2, received "slant".'],
    [
      ["digits", ...to, "--hand", "slant=x"],
      'Cannot read --hand: expected PART=NUMBER, as slant=0.2, received "slant=x".',
    ],
    [
      ["digits", ...to, "--hand", "slan=0"],
      `Cannot read --hand: expected ${parts}, received "slan". Did you mean "slant"?`,
    ],
    [["digits", ...to, "--hand", "size=9"], `Cannot read --hand: expected ${parts}, received "size".`],
    [
      ["思", ...to, "--hand", "size=29"],
      "Cannot read --hand size: expected a number above 0 and of at most 28, received 29.",
    ],
    [["digits", ...to, "--hand", "slant=9"], "Cannot read --hand slant: expected a number from -2 to 2, received 9."],
  ])("refuses %j", async (argv, message) => {
    expect(await render(...argv)).toEqual({ code: 2, out: [], err: [message] });
    expect(existsSync("OUT")).toBe(false);
  });

  it("leaves nothing half-written where a file cannot be", async () => {
    const folder = temporaryFolder();
    const sheet = join(folder, "nowhere/sheet.png");
    const { code, err } = await render("digits", "--out", join(folder, "out"), "--count", "5", "--sheet", sheet);
    expect([code, err]).toEqual([
      2,
      [`Cannot write ${sheet}: expected an existing folder to write to, received no folder ${folder}/nowhere.`],
    ]);
    expect(readdirSync(join(folder, "out"))).toEqual([]);
  });
});
