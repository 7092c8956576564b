import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { loadImageFolder } from "../../../src/node/load/image-folder.ts";
import { describeWithData, sharedDataFolder } from "../../shared-data.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { only } from "./folders.ts";

function png(...gray: number[]): Uint8Array {
  return encode({ width: gray.length, height: 1, data: Uint8Array.from(gray), channels: 1 });
}

function twoClasses(): string {
  const folder = temporaryFolder();
  for (const name of ["ink/10", "ink/9"]) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "ink/9/2.png"), png(255, 254));
  writeFileSync(join(folder, "ink/9/10.png"), png(255, 253));
  writeFileSync(join(folder, "ink/10/1.png"), png(255, 0));
  writeFileSync(join(folder, "ink/notes.txt"), "not a picture");
  return folder;
}

describe("loadImageFolder", () => {
  it("makes classes of subfolders in the order of numbers, ink on paper 0", async () => {
    const { name, table } = await loadImageFolder(
      { name: "image_folder", path: "ink", invert: "auto" },
      only(twoClasses()),
    );
    expect(name).toBe("ink");
    expect(table).toEqual({
      length: 3,
      input: [1, 1, 2],
      inputs: Uint8Array.of(0, 1, 0, 2, 0, 255),
      targets: { kind: "classes", labels: Int32Array.of(0, 0, 1), classes: ["9", "10"] },
    });
  });

  it("calls the classes as data.classes says, one for each folder", async () => {
    const load = (classes: readonly string[]) =>
      loadImageFolder({ name: "image_folder", path: "ink", invert: "auto", classes }, only(folder));
    const folder = twoClasses();
    expect((await load(["博", "学"])).table.targets).toMatchObject({
      labels: Int32Array.of(0, 0, 1),
      classes: ["博", "学"],
    });
    await expect(load(["博"])).rejects.toThrow(
      `Cannot use ${join(folder, "ink")}: expected a name in data.classes for each of its 2 folders, received 1.`,
    );
  });

  it("inverts only when told to or when the border is light", async () => {
    const load = (invert: boolean) =>
      loadImageFolder({ name: "image_folder", path: "ink", invert }, only(twoClasses())).then(({ table }) => [
        ...table.inputs,
      ]);
    expect(await load(false)).toEqual([255, 254, 255, 253, 255, 0]);
    expect(await load(true)).toEqual([0, 1, 0, 2, 0, 255]);
  });

  it("follows links inside the folder, and refuses those that lead out of it or nowhere", async () => {
    const options = { name: "image_folder", path: "ink", invert: "auto" } as const;
    const folder = twoClasses();
    symlinkSync(join(folder, "ink/9/2.png"), join(folder, "ink/10/2.png"));
    expect((await loadImageFolder(options, only(folder))).table.length).toBe(4);
    const secret = join(temporaryFolder(), "secret.png");
    writeFileSync(secret, png(1, 2));
    symlinkSync(secret, join(folder, "ink/10/3.png"));
    await expect(loadImageFolder(options, only(folder))).rejects.toThrow(
      `expected links that stay inside the folder, received ${join(folder, "ink/10/3.png")}, which leads to ${secret}.`,
    );
    const broken = twoClasses();
    symlinkSync("nowhere", join(broken, "ink/10/3.png"));
    await expect(loadImageFolder(options, only(broken))).rejects.toThrow(
      `Cannot read ${join(broken, "ink/10/3.png")}: expected an existing file, received nothing there (ENOENT).`,
    );
    const circle = twoClasses();
    symlinkSync("3.png", join(circle, "ink/10/3.png"));
    await expect(loadImageFolder(options, only(circle))).rejects.toThrow(
      `Cannot read ${join(circle, "ink/10/3.png")}: expected a link that leads to a file, received links in a circle (ELOOP).`,
    );
    const open = twoClasses();
    symlinkSync("/dev/zero", join(open, "ink/10/3.png"));
    await expect(loadImageFolder(options, only(open))).rejects.toThrow("links that stay inside the folder");
    const sibling = twoClasses();
    mkdirSync(join(sibling, "ink2"));
    symlinkSync("../ink2", join(sibling, "ink/11"));
    await expect(loadImageFolder(options, only(sibling))).rejects.toThrow("links that stay inside the folder");
  });

  it("says what is not there", async () => {
    const folder = twoClasses();
    const load = (path: string) => loadImageFolder({ name: "image_folder", path, invert: "auto" }, only(folder));
    await expect(load("nothing")).rejects.toThrow("Cannot find data nothing: expected it at one of");
    await expect(load("ink/notes.txt")).rejects.toThrow(
      "expected a folder with one subfolder a class, received a file.",
    );
    writeFileSync(join(folder, "ink/9/3.png"), "damaged");
    await expect(load("ink")).rejects.toThrow(`Cannot read ${join(folder, "ink")}/9/3.png`);
  });
});

describeWithData("hanzi", "loadImageFolder on the characters", () => {
  it("reads all 6,696, white ink on black", async () => {
    const { table } = await loadImageFolder(
      { name: "image_folder", path: "hanzi", invert: "auto" },
      only(sharedDataFolder),
    );
    expect([table.length, table.input, table.inputs.length]).toEqual([6696, [1, 28, 28], 6696 * 784]);
    const { targets } = table;
    expect(targets.kind === "classes" && targets.classes).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
    const mean = (table.inputs as Uint8Array).reduce((sum, value) => sum + value, 0) / table.inputs.length;
    expect(mean).toBeLessThan(127);
  });
});
