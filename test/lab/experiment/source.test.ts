import { describe, expect, it } from "vitest";
import { parseSource } from "../../../src/lab/experiment/source.ts";

const parse = (content: Uint8Array | string) => () => parseSource("e.yaml", content);

describe("a file that is not text", () => {
  it("is refused at the first byte that is none", () => {
    expect(parse(Uint8Array.of(0x61, 0x3a, 0x0a, 0xe5, 0xad, 0x97, 0x20, 0xff, 0x61))).toThrow(
      "e.yaml:2:3 not UTF-8: the byte 0xff starts no character. Save the file as UTF-8.",
    );
  });

  it("is refused where it ends inside a character", () => {
    expect(parse(Uint8Array.of(0x61, 0xe5, 0xad))).toThrow("e.yaml:1:2 not UTF-8: the byte 0xe5");
  });

  it("is refused in UTF-16", () => {
    expect(parse(Uint8Array.of(0xff, 0xfe, 0x61, 0x00))).toThrow("e.yaml:1:1 not UTF-8: the byte 0xff");
  });

  it("is refused as overlong or lone surrogate", () => {
    expect(parse(Uint8Array.of(0x61, 0xc0, 0x80, 0x61))).toThrow("e.yaml:1:2 not UTF-8");
    expect(parse(Uint8Array.of(0xed, 0xa0, 0x80, 0x61))).toThrow("e.yaml:1:1 not UTF-8");
  });
});

describe("a file that would take the machine", () => {
  it("is refused for aliases of aliases", () => {
    const levels = "bcdefghij".split("").map((name, i) => {
      const below = `*${"abcdefghij"[i]}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => below).join(", ")}]`;
    });
    expect(parse(`a: &a [x, x, x, x, x, x, x, x, x]\n${levels.join("\n")}\n`)).toThrow(
      /^e\.yaml:\d+:\d+ more than 100 aliases$/,
    );
    const wide = `a: &a [${"x, ".repeat(900)}x]\nb: [${"*a, ".repeat(90)}*a]\n`;
    expect(parse(wide)).toThrow(/^e\.yaml:1:\d+ too much: more than 20000 values$/);
  });

  it("is refused for depth", () => {
    expect(parse(`a: ${"[".repeat(60)}${"]".repeat(60)}`)).toThrow(
      "e.yaml:1:44 nested too deeply: more than 40 levels",
    );
    // So deep that the parser would exhaust the stack, and with it the process: it is not asked.
    for (const [unit, column] of [
      ["[", 101],
      ["{a: ", 401],
      ["- ", 201],
      ["? ", 201],
    ] as const) {
      expect(parse(`a: 1\n${unit.repeat(20_000)}`)).toThrow(`e.yaml:2:${column} nested too deeply`);
    }
    // As deep by indentation alone, which only the parser sees.
    const steps = Array.from({ length: 630 }, (_, i) => `${" ".repeat(i)}? a\n${" ".repeat(i)}:\n`).join("");
    expect(parse(steps.slice(0, 200_000))).toThrow("nested too deeply");
    // Brackets in a row, and dashes one below the other, are as deep as one.
    expect(() => parse(`a:\n${"- [x]\n".repeat(200)}b: [${"[], ".repeat(200)}]\nc: [}, }]`)()).toThrow("e.yaml:203:5");
  });

  it("is refused for length", () => {
    expect(parse("#".repeat(200_001))).toThrow(
      "e.yaml:1:1 too long: expected at most 200000 characters, received 200001",
    );
    expect(parse(`[${"1,".repeat(20_000)}1]`)).toThrow("more than 20000 values");
    expect(parse(`a:\n${"}".repeat(150_000)}`)).toThrow("e.yaml:2:99996 too much: more than 100000 words and signs");
  });
});
