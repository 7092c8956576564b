import { describe, expect, it } from "vitest";
import { processTerminal } from "../../src/cli/terminal.ts";

function streams(stderr: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  const stream = (name: string) => ({ write: (text: string) => written.push(`${name} ${JSON.stringify(text)}`) });
  return { written, pair: { stdout: stream("out"), stderr: { ...stream("err"), ...stderr } } };
}

describe("processTerminal", () => {
  it("writes results to standard output and progress to standard error", () => {
    const { written, pair } = streams();
    const terminal = processTerminal(true, pair);
    terminal.out("a");
    terminal.err("b");
    expect(written).toEqual(['out "a\\n"', 'err "b\\n"']);
    expect([terminal.json, terminal.live, terminal.columns]).toEqual([true, false, 80]);
  });

  it("clears a line that was drawn before it writes another", () => {
    const { written, pair } = streams({ isTTY: true, columns: 0 });
    const terminal = processTerminal(false, pair);
    terminal.redraw("50%");
    terminal.redraw("60%");
    terminal.out("done");
    terminal.err("bye");
    const clear = "\\r\\u001b[2K";
    expect(written).toEqual([
      `err "${clear}50%"`,
      `err "${clear}60%"`,
      `err "${clear}"`,
      'out "done\\n"',
      'err "bye\\n"',
    ]);
    expect([terminal.live, terminal.columns]).toEqual([true, 80]);
  });

  it("rewrites as many lines as it drew before", () => {
    const { written, pair } = streams({ isTTY: true });
    const terminal = processTerminal(false, pair);
    terminal.redraw("one", "two", "three");
    terminal.redraw("four", "five");
    terminal.err("done");
    terminal.redraw("six");
    const [clear, above] = ["\\r\\u001b[2K", "\\u001b[1A\\u001b[2K"];
    expect(written).toEqual([
      `err "${clear}one\\ntwo\\nthree"`,
      `err "${clear}${above}${above}four\\nfive"`,
      `err "${clear}${above}"`,
      'err "done\\n"',
      `err "${clear}six"`,
    ]);
  });

  it("knows the size that the window has now", () => {
    const { pair } = streams({ columns: 40 });
    const terminal = processTerminal(false, pair);
    expect([terminal.columns, terminal.rows]).toEqual([40, 24]);
    Object.assign(pair.stderr, { columns: 100, rows: 50 });
    expect([terminal.columns, terminal.rows]).toEqual([100, 50]);
  });
});
