import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { nabla, nablaJson } from "./nabla.ts";

// Mirrors that nobody can reach: a test asks no real server for anything.
vi.mock(import("../../src/node/mnist-mirrors.ts"), async (original) => ({
  ...(await original()),
  MNIST_MIRRORS: ["http://127.0.0.1:9/a/", "http://127.0.0.1:9/b/"],
}));

describe("nabla data", () => {
  it("lists the sets", async () => {
    const { code, out } = await nabla("data", "list");
    expect(code).toBe(0);
    expect(out.map((line) => line.split(" ")[0])).toEqual(["mnist", "digits", "hanzi", "sin", "random", "your"]);
    expect((await nablaJson("data", "list")).map(({ name }) => name)).toEqual([
      "mnist",
      "digits",
      "hanzi",
      "sin",
      "random",
    ]);
  });

  it("describes digits", async () => {
    const [found] = await nablaJson("data", "info", "digits");
    expect(found).toMatchObject({ name: "digits", train: 10_000, test: 2000, input: [1, 28, 28] });
    expect(found["classes"]).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(found["data_sha256"]).toMatch(/^[0-9a-f]{64}$/);
    const { out } = await nabla("data", "info", "digits");
    expect(out).toEqual([
      "digits: 10,000 train, 2,000 test; inputs 1x28x28",
      expect.stringMatching(/^train 0: [\d,]+ {2}1: .* {2}9: [\d,]+$/),
      expect.stringMatching(/^test {2}0: [\d,]+ {2}1: .* {2}9: [\d,]+$/),
      `sha256 ${found["data_sha256"]}`,
    ]);
    const counts = out[1]
      .slice(6)
      .split("  ")
      .map((part) => Number(part.split(": ")[1].replace(",", "")));
    expect(counts.reduce((a, b) => a + b)).toBe(10_000);
  });

  it("describes hanzi by its characters", async () => {
    const [found] = await nablaJson("data", "info", "hanzi");
    expect(found["classes"]).toEqual([..."博学笃志切问近思自由无用"]);
  });

  it("describes sin", async () => {
    const { code, out } = await nabla("data", "info", "sin");
    expect([code, out.slice(0, 2)]).toEqual([0, ["sin: 629 train; inputs 1", "targets: 1 number each"]]);
  });

  it("get mnist fails cleanly where there is no network, and leaves nothing half-done", async () => {
    const folder = temporaryFolder();
    const { code, out, err } = await nabla("data", "get", "mnist", "--data", folder);
    expect([code, out]).toEqual([1, []]);
    expect(err).toEqual([
      "Cannot download MNIST: expected train-images-idx3-ubyte.gz from one of 2 mirrors, received no connection to any. " +
        "Check the network and run the command again, or put the four .gz files into the folder by hand. " +
        "The embedded digits need no download: data: {name: digits}.",
      "  http://127.0.0.1:9/a/train-images-idx3-ubyte.gz: the connection was refused (ECONNREFUSED)",
      "  http://127.0.0.1:9/b/train-images-idx3-ubyte.gz: the connection was refused (ECONNREFUSED)",
    ]);
    expect(readdirSync(join(folder, "mnist"))).toEqual([]);
  });

  it("names the folder and digits where MNIST is missing", async () => {
    const folder = join(temporaryFolder(), "none");
    const { code, err } = await nabla("data", "info", "mnist", "--data", folder);
    expect([code, err]).toEqual([
      2,
      [
        `Cannot find MNIST: expected the four *-ubyte.gz files or mnist.pkl.gz in ${folder}/mnist, the data folder that --data names, ` +
          'received nothing there. Get it with "nabla data get mnist", or name the folder that holds mnist/ with --data DIR. ' +
          "The embedded digits need no download: data: {name: digits}.",
      ],
    ]);
    expect(existsSync(folder)).toBe(false);
  });

  it.each([
    [["data", "put"], "Cannot run nabla data: expected list, get, render or info, received put."],
    [
      ["data", "get"],
      "Cannot get data: expected mnist, the one set that is downloaded, received no name. The others need no download.",
    ],
    [
      ["data", "get", "digits"],
      "Cannot get data: expected mnist, the one set that is downloaded, received digits. The others need no download.",
    ],
    [["data", "info", "cifar"], "Cannot describe data: expected mnist, digits, hanzi, sin, random, received cifar."],
  ])("refuses %j", async (argv, message) => {
    expect(await nabla(...argv)).toEqual({ code: 2, out: [], err: [message] });
  });
});
