import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile, longSin } from "./experiments.ts";
import { keptFolder } from "./kept-folder.ts";
import { executable, spawnNabla, train } from "./nabla.ts";

/** What a shell needs to mount a disk that only it sees: to be root, or to be let play root. Undefined where it may not. */
const unshare = [
  ["unshare", "--mount"],
  ["unshare", "--user", "--map-root-user", "--mount"],
].find(([command, ...flags]) => spawnSync(command, [...flags, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0);

/** With `NABLA_REQUIRE_DATA=1` (continuous integration) it is a failure not to be able to mount. */
const isSkipped = unshare === undefined && process.env["NABLA_REQUIRE_DATA"] !== "1";

const folder = keptFolder();
/** So many weights that its checkpoints fill a small disk. */
const large = longSin.replace("dropout: 0.1, linear: 20", "dropout: 0.1, linear: 2000").replace("200, log", "40, log");
const file = experimentFile(folder, large);
let hash: unknown;
beforeAll(async () => {
  hash = (await train(file, "--out", join(folder, "whole")))["weights_sha256"];
});

const wayOn = "The last checkpoint is whole. After that, continue with: npx nabla train --resume DISK/run";
const refused = (why: string): RegExp =>
  new RegExp(`^Cannot (write|append to) DISK/run/(last\\.npz|best\\.npz|history\\.jsonl): ${why}$`);

describe.skipIf(isSkipped)(`on a disk of its own${isSkipped ? " (skipped: nothing may be mounted here)" : ""}`, () => {
  /**
   * Begins a training on a disk of 4 MB, lets something happen to it, and resumes it when that is over.
   * @returns its exit code, what it said, the files it left, and the end of the resumed one
   */
  function trainOnDisk(happens: string, isOver: string): { code: number; err: string[]; left: string[]; end: unknown } {
    const disk = join(temporaryFolder(), "disk");
    mkdirSync(disk);
    const script = `
      DISK='${disk}'; nabla() { '${process.execPath}' '${executable}' "$@"; }
      mount -t tmpfs -o size=4m tmpfs $DISK
      nabla train '${file}' --out $DISK/run --save-every 0 --json >/dev/null 2>$DISK.err &
      until [ -e $DISK/run/last.npz ]; do sleep 0.01; done
      ${happens}
      wait $!; echo $?
      echo $(ls $DISK/run)
      ${isOver}
      nabla train --resume $DISK/run --json | tail -1`;
    const [command, ...flags] = unshare!;
    const out = execFileSync(command, [...flags, "bash", "-c", script], { encoding: "utf8" });
    const [code, left, end] = out.trimEnd().split("\n");
    const err = readFileSync(`${disk}.err`, "utf8").replaceAll(disk, "DISK").trimEnd().split("\n");
    return { code: Number(code), err, left: left.split(" "), end: JSON.parse(end) };
  }

  it("says that it is full, and leaves a checkpoint from which it ends as it would have", () => {
    const { code, err, left, end } = trainOnDisk("head -c 9000000 /dev/zero >$DISK/full 2>/dev/null", "rm $DISK/full");
    expect(code).toBe(1);
    expect(err[0]).toMatch(
      refused(
        "expected free space on the disk, received a full disk \\(ENOSPC\\)\\. Free some space, or name a folder on another disk\\.",
      ),
    );
    expect(err.slice(1)).toEqual([wayOn]);
    // Which lines came before the disk was full is chance; nothing half written may be left.
    expect(left).toEqual(expect.arrayContaining(["best.npz", "config.yaml", "env.json", "last.npz"]));
    expect(left.filter((name) => !/^\w+\.(npz|yaml|json|jsonl)$/.test(name))).toEqual([]);
    expect(end).toMatchObject({ event: "end", epochs: 40, weights_sha256: hash });
  });

  it("says that it has become read-only, and leaves a checkpoint from which it ends as it would have", () => {
    const { code, err, end } = trainOnDisk(
      "until mount -o remount,ro $DISK 2>/dev/null; do :; done",
      "mount -o remount,rw $DISK",
    );
    expect(code).toBe(1);
    expect(err[0]).toMatch(
      refused(
        "expected a disk that can be written to, received a read-only one \\(EROFS\\)\\. Name a folder on another disk\\.",
      ),
    );
    expect(err.slice(1)).toEqual([wayOn]);
    expect(end).toMatchObject({ event: "end", epochs: 40, weights_sha256: hash });
  });

  it.each([
    [
      "refuses a read-only disk before it trains",
      "--out $DISK/a/run",
      "Cannot make folder DISK/a: expected a disk that can be written to, received a read-only one (EROFS). Name a folder on another disk.",
    ],
    [
      "refuses a read-only folder that is there",
      "--out $DISK/empty",
      "Cannot write DISK/empty/env.json: expected a disk that can be written to, received a read-only one (EROFS). Name a folder on another disk.",
    ],
  ])("%s", (_, option, message) => {
    const disk = join(temporaryFolder(), "disk");
    mkdirSync(disk);
    const script = `
      DISK='${disk}'
      mount -t tmpfs tmpfs $DISK; mkdir $DISK/empty; mount -o remount,ro $DISK
      '${process.execPath}' '${executable}' train '${file}' ${option} 2>&1; echo $?`;
    const [command, ...flags] = unshare!;
    const out = execFileSync(command, [...flags, "bash", "-c", script], { encoding: "utf8" });
    expect(out.replaceAll(disk, "DISK").trimEnd().split("\n")).toEqual([message, "1"]);
  });
});

// A limit of the process, as a quota is one of the user: nobody needs a right for it.
it.skipIf(process.platform !== "linux")(
  "with files that may not be larger, it says so and leaves its checkpoint",
  async () => {
    const disk = temporaryFolder();
    const run = join(disk, "run");
    const { child, ended } = spawnNabla(["train", file, "--out", run, "--save-every", "0", "--json"]);
    while (!existsSync(join(run, "last.npz"))) await setTimeout(5);
    execFileSync("prlimit", ["--pid", String(child.pid), "--fsize=4096"]);
    const { code, err } = await ended;
    expect(code).toBe(1);
    const [what, ...rest] = err.replaceAll(disk, "DISK").trimEnd().split("\n");
    expect(what).toMatch(
      refused(
        "expected a file no larger than this disk allows, received a larger one \\(EFBIG\\)\\. Name a folder on another disk\\.",
      ),
    );
    expect(rest).toEqual([wayOn]);
    expect(readdirSync(run).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect((await train("--resume", run))["weights_sha256"]).toBe(hash);
  },
);
