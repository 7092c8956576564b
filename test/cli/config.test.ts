import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile } from "./experiments.ts";
import { nabla, nablaJson } from "./nabla.ts";

describe("nabla config", () => {
  it("says that a file is good", async () => {
    const file = experimentFile(temporaryFolder());
    expect(await nabla("config", file)).toEqual({ code: 0, out: [`${file}: ok`], err: [] });
  });

  it("prints it with every default, which reads back as the same", async () => {
    const folder = temporaryFolder();
    const { code, out } = await nabla(
      "config",
      experimentFile(folder),
      "--resolved",
      "--set",
      "optimizer=sgd",
      "--seed",
      "3",
    );
    expect(code).toBe(0);
    const resolved = `${out.join("\n")}\n`;
    expect(resolved).toMatch(/^seed: 3$/m);
    expect(resolved).toMatch(/sgd:/);
    expect(resolved).toMatch(/val_split: 0\.1/);
    const again = await nabla("config", experimentFile(folder, resolved, "again.yaml"), "--resolved");
    expect(again.out).toEqual(out);
  });

  it("gives the experiment as JSON", async () => {
    const [experiment] = await nablaJson("config", experimentFile(temporaryFolder()));
    expect(experiment).toMatchObject({ version: 1, seed: 0, dtype: "float32", trainer: { epochs: 3 } });
  });

  it("prints the schema, with or without a file", async () => {
    const { code, out } = await nabla("config", "--schema");
    expect(code).toBe(0);
    const schema = JSON.parse(out.join("\n"));
    expect(schema).toMatchObject({ type: "object", properties: { model: {}, data: {} } });
    const [line, ...more] = (await nabla("config", "--schema", "--json")).out;
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toEqual(schema);
  });

  it("wants a file or --schema", async () => {
    expect(await nabla("config")).toEqual({
      code: 2,
      out: [],
      err: ["Cannot check an experiment: expected a file, received none. Name one, or print the schema with --schema."],
    });
  });
});
