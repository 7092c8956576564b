import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { ask, testServer } from "./server.ts";

describe("by which name it may be called", () => {
  it("its address and localhost, with its port", async () => {
    const server = await testServer();
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`, `LOCALHOST:${server.port}`]) {
      expect((await ask(server, "/", { headers: { host } })).status).toBe(200);
    }
  });

  it("no name that somebody lead to this machine, whatever is asked", async () => {
    const server = await testServer();
    const { port } = server;
    const foreign = [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `127.0.0.1:${port + 1}`,
      `localhost.evil.example:${port}`,
    ];
    for (const host of foreign) {
      for (const path of ["/", "/api/runs", "/api/runs/a/config.yaml"]) {
        const { status, body } = await ask(server, path, { headers: { host } });
        expect([host, status, body]).toEqual([host, 421, "This server is not known by that name.\n"]);
      }
    }
  });

  it("the name that the user gave", async () => {
    const server = await testServer({ host: "localhost" });
    const options = { host: "localhost", headers: { host: `localhost:${server.port}` } };
    expect((await ask(server, "/", options)).status).toBe(200);
  });
});

describe("which site may ask", () => {
  it("its own, and nobody's", async () => {
    const server = await testServer();
    const own = { origin: `http://127.0.0.1:${server.port}`, "sec-fetch-site": "same-origin" };
    expect((await ask(server, "/api/runs", { headers: own })).status).toBe(200);
    expect((await ask(server, "/api/runs", { headers: { "sec-fetch-site": "none" } })).status).toBe(200);
  });

  it("no other, by its Origin or by what the browser says of it", async () => {
    const server = await testServer();
    const foreign = [
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: `https://127.0.0.1:${server.port}` },
      { origin: `http://localhost:${server.port}` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" },
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
    ];
    for (const headers of foreign) {
      const { status, body } = await ask(server, "/api/runs", { headers });
      expect([headers, status, body]).toEqual([headers, 403, "Another site asked.\n"]);
    }
  });

  it("but a link on another site may lead to the page", async () => {
    const server = await testServer();
    const followed = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await ask(server, "/", { headers: followed })).status).toBe(200);
    expect((await ask(server, "/assets/page.js", { headers: followed })).status).toBe(403);
  });
});

describe("what may be asked", () => {
  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])("not %s", async (method) => {
    const { status, headers } = await ask(await testServer(), "/api/runs", { method });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  it("no upload of any size", async () => {
    const server = await testServer();
    for (const headers of [{ "content-length": "1" }, { "transfer-encoding": "chunked" }]) {
      const { status, headers: answered } = await ask(server, "/api/runs", { method: "GET", headers, body: "x" });
      expect([status, answered.connection]).toEqual([413, "close"]);
    }
  });

  it("no head above 16 KiB", async () => {
    expect((await ask(await testServer(), `/${"a".repeat(20_000)}`)).status).toBe(431);
  });
});

/** An address of this machine that others reach it by. */
const outside = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;

describe.skipIf(outside === undefined)("from elsewhere", () => {
  it("nobody reaches it, unless asked for", async () => {
    const server = await testServer();
    await expect(ask(server, "/", { host: outside! })).rejects.toThrow("ECONNREFUSED");
  });

  it("where it is asked for, by the address alone", async () => {
    const server = await testServer({ host: "0.0.0.0" });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
    expect((await ask(server, "/", { host: outside! })).status).toBe(200);
    const rebound = { host: outside!, headers: { host: `localhost:${server.port}` } };
    expect((await ask(server, "/", rebound)).status).toBe(421);
  });
});
