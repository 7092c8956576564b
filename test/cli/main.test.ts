import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { nablaVersion } from "../../src/node/version.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile } from "./experiments.ts";
import { executable, nabla, spawnNabla } from "./nabla.ts";

describe("nabla", () => {
  it("lists every verb", async () => {
    const { code, out, err } = await nabla("--help");
    expect([code, err]).toEqual([0, []]);
    const help = out.join("\n");
    for (const verb of [
      "train",
      "evaluate",
      "predict",
      "inspect",
      "gradcheck",
      "config",
      "data",
      "bench",
      "reproduce",
    ]) {
      expect(help).toMatch(new RegExp(`^  ${verb} `, "m"));
    }
  });

  it("shows the help of a verb with all its options", async () => {
    const { code, out } = await nabla("train", "--help");
    expect(code).toBe(0);
    for (const option of ["--set", "--seed", "--data", "--out", "--resume", "--json"])
      expect(out.join("\n")).toContain(option);
  });

  it("says its version", async () => {
    expect(await nabla("--version")).toEqual({ code: 0, out: [nablaVersion()], err: [] });
  });

  it("without a verb shows the help and exits with 2", async () => {
    const { code, out, err } = await nabla();
    expect([code, out, err[0]]).toEqual([2, [], "Usage: nabla [options] [command]"]);
  });

  it.skipIf(process.platform === "win32")("ends without a word when nobody reads on", () => {
    const folder = temporaryFolder();
    const command = `"${process.execPath}" "${executable}" train "${experimentFile(folder)}" --out "${folder}/run" --json`;
    const { stdout, stderr } = spawnSync("bash", ["-c", `${command} | true; echo "\${PIPESTATUS[0]}"`], {
      encoding: "utf8",
    });
    expect([stdout, stderr]).toEqual(["1\n", ""]);
  });

  it("as a process keeps results and progress apart, and passes on the exit code", async () => {
    expect(await spawnNabla(["train", "nowhere.yaml"]).ended).toEqual({
      code: 2,
      out: "",
      err: "Cannot read nowhere.yaml: expected an existing file, received nothing there (ENOENT).\n",
    });
    expect(await spawnNabla(["--version"]).ended).toEqual({ code: 0, out: `${nablaVersion()}\n`, err: "" });
  });
});
