import { expect, it } from "vitest";
import { nabla, spawnNabla } from "./nabla.ts";

it("serves Studio until it is interrupted, which is no failure", async () => {
  const { child, heard, ended } = spawnNabla(["studio", "--port", "0", "--json"]);
  let said = "";
  child.stdout!.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await heard("Ctrl-C ends it.");
  const { event, url, port } = JSON.parse(said);
  expect([event, url]).toEqual(["listening", `http://127.0.0.1:${port}/`]);
  expect(await (await fetch(url)).text()).toContain("<html data-server");
  expect(await (await fetch(`${url}api/experiments`)).json()).toContainEqual({
    path: "digits.yaml",
    yaml: expect.stringContaining("version: 1"),
  });
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 0 });
});

it("warns where others can reach it", async () => {
  const { child, heard, ended } = spawnNabla(["studio", "--port", "0", "--host", "0.0.0.0", "--no-open"]);
  await heard("Whoever reaches 0.0.0.0 can read the runs and the data that Studio shows.");
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0 });
});

it("refuses a port that is none", async () => {
  expect(await nabla("studio", "--port", "web")).toMatchObject({
    code: 2,
    err: ["Cannot read --port: expected a whole number of at least 0, received web."],
  });
  expect(await nabla("studio", "--port", "65536")).toMatchObject({
    code: 2,
    err: ["Cannot read --port: expected a whole number up to 65535, received 65536."],
  });
});
