import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { ask, testServer } from "./server.ts";

describe("where it listens", () => {
  it("on the loopback interface, at any free port", async () => {
    const server = await testServer();
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
    expect(server.port).toBeGreaterThan(0);
  });

  it("at another port where that one is taken, or refuses, as it is told", async () => {
    const { port } = await testServer();
    const other = await testServer({ port, anyPort: true });
    expect(other.port).not.toBe(port);
    await expect(testServer({ port })).rejects.toThrow(
      `Cannot serve Studio at 127.0.0.1:${port}: expected a free port, received one in use. Name another with --port, or leave it out to take any.`,
    );
  });

  it("refuses what is no address of this machine, and to serve nothing", async () => {
    await expect(testServer({ host: "192.0.2.1" })).rejects.toThrow(
      "Cannot serve Studio at 192.0.2.1:0: expected an address of this machine, received 192.0.2.1. Leave out --host to be reached from this machine.",
    );
    const site = temporaryFolder();
    await expect(testServer({ site })).rejects.toThrow(
      `Cannot serve Studio: expected its page in ${site}, received nothing there. Run "npm run build".`,
    );
  });

  it("stops when it is closed, also in the middle of a connection", async () => {
    const server = await testServer();
    await ask(server, "/", { headers: { connection: "keep-alive" } });
    await server.close();
    await expect(ask(server, "/")).rejects.toThrow("ECONNREFUSED");
  });
});

describe("every answer", () => {
  it.each(["/", "/assets/page.js", "/api/runs", "/api/runs/a/report.html", "/nothing"])(
    "of %s keeps it apart from other sites",
    async (path) => {
      const { headers } = await ask(await testServer(), path);
      expect(headers).toMatchObject({
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
      });
      expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors '(none|self)'/);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    },
  );

  it("to HEAD has the length and no body", async () => {
    const server = await testServer();
    for (const path of ["/", "/assets/page.js"]) {
      const [get, head] = [await ask(server, path), await ask(server, path, { method: "HEAD" })];
      expect(head.body).toBe("");
      expect(head.headers["content-length"]).toBe(String(get.body.length));
    }
  });
});

describe("the site", () => {
  it("is told of the server, and may run its own script and nothing else", async () => {
    const { body, headers } = await ask(await testServer(), "/");
    expect(body).toBe('<html data-server lang="en"></html>');
    const policy = headers["content-security-policy"]!;
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'; style-src 'self';");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'? |\*|https?:/);
    expect(policy).toContain("connect-src 'self'; worker-src blob:");
  });

  it("is all that is served of the disk", async () => {
    const server = await testServer();
    const outside = [
      "/secret.txt",
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "/assets/..%5c..%5csecret.txt",
      "//secret.txt",
      "/assets/",
    ];
    for (const path of outside) expect([path, (await ask(server, path)).status]).toEqual([path, 404]);
    expect((await ask(server, `http://127.0.0.1:${server.port}/assets/page.js`)).status).toBe(404);
  });

  it("sends no kind of file that a site has not", async () => {
    const server = await testServer();
    writeFileSync(join(server.folder, "site/notes.txt"), "notes");
    expect((await ask(server, "/notes.txt")).status).toBe(404);
  });
});

describe("api/runs", () => {
  it("lists the runs, the latest first, with all that their files say", async () => {
    const server = await testServer();
    const later = join(server.folder, "runs/b");
    mkdirSync(later);
    for (const file of ["config.yaml", "env.json"]) writeFileSync(join(later, file), "broken: [");
    expect(JSON.parse((await ask(server, "/api/runs")).body)).toEqual([
      { name: "b", config: "broken: [", history: [], hasReport: false },
      {
        name: "a",
        config: "version: 1\n",
        environment: { seed: 7 },
        history: [{ epoch: 1 }, { epoch: 2 }],
        hasReport: true,
      },
    ]);
  });

  it("lists the end of a long history", async () => {
    const server = await testServer();
    const lines = Array.from({ length: 20_000 }, (_, epoch) => `${JSON.stringify({ epoch })}\n`);
    writeFileSync(join(server.folder, "runs/a/history.jsonl"), lines.join(""));
    const [{ history }] = JSON.parse((await ask(server, "/api/runs")).body);
    expect(history.length).toBeLessThan(5000);
    expect(history.at(-1)).toEqual({ epoch: 19_999 });
    expect(history[0].epoch).toBe(20_000 - history.length);
  });

  it("is empty where there are none", async () => {
    expect((await ask(await testServer({ runs: "/nowhere" }), "/api/runs")).body).toBe("[]");
  });

  it("sends the files of a run, and nothing else that lies there", async () => {
    const server = await testServer();
    writeFileSync(join(server.folder, "runs/a/notes.txt"), "notes");
    expect((await ask(server, "/api/runs/a/config.yaml")).body).toBe("version: 1\n");
    expect((await ask(server, "/api/runs/a/best.npz")).body).toBe("weights");
    const missing = [
      "a",
      "a/notes.txt",
      "a/last.npz",
      "a/__proto__",
      "a/best.npz/more",
      "no-run/config.yaml",
      "c/config.yaml",
      "../secret.txt",
    ];
    for (const path of missing) expect([path, (await ask(server, `/api/runs/${path}`)).status]).toEqual([path, 404]);
  });

  it("follows no link out of the folder of runs", async () => {
    const server = await testServer();
    const elsewhere = join(server.folder, "elsewhere");
    mkdirSync(elsewhere);
    for (const file of ["config.yaml", "env.json", "best.npz"]) writeFileSync(join(elsewhere, file), "secret");
    symlinkSync(elsewhere, join(server.folder, "runs/z"));
    symlinkSync(join(server.folder, "secret.txt"), join(server.folder, "runs/a/last.npz"));
    const { body } = await ask(server, "/api/runs");
    expect(JSON.parse(body).map(({ name }: { name: string }) => name)).toEqual(["a"]);
    expect((await ask(server, "/api/runs/z/config.yaml")).status).toBe(404);
    expect((await ask(server, "/api/runs/a/last.npz")).status).toBe(404);
  });

  it("sends a report as a page of no site", async () => {
    const { headers } = await ask(await testServer(), "/api/runs/a/report.html");
    expect(headers["content-security-policy"]).toContain("sandbox allow-scripts; default-src 'none';");
    expect(headers["content-security-policy"]).not.toContain("allow-same-origin");
  });
});

describe("api/data/mnist", () => {
  const idx = [
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ];

  async function withFiles(names: readonly string[]): Promise<Awaited<ReturnType<typeof testServer>>> {
    const server = await testServer();
    mkdirSync(join(server.folder, "data/mnist"), { recursive: true });
    for (const name of names) writeFileSync(join(server.folder, "data/mnist", name), `bytes of ${name}`);
    return server;
  }

  it("says that there is none", async () => {
    const server = await testServer();
    expect((await ask(server, "/api/data/mnist")).body).toBe('{"files":[]}');
    expect((await ask(server, `/api/data/mnist/${idx[0]}`)).status).toBe(404);
  });

  it.each([
    ["the files of IDX, packed", idx.map((name) => `${name}.gz`), idx.map((name) => `${name}.gz`)],
    [
      "unpacked, with the dot of some programs",
      idx.map((name) => name.replace("-idx", ".idx")),
      idx.map((name) => name.replace("-idx", ".idx")),
    ],
    ["the pickle", ["mnist.pkl.gz"], ["mnist.pkl.gz"]],
    ["the pickle where a file of IDX is missing", [...idx.slice(1), "mnist.pkl.gz"], ["mnist.pkl.gz"]],
    ["IDX before the pickle", [...idx, "mnist.pkl.gz"], idx],
  ])("lists %s, and sends them", async (_, files, listed) => {
    const server = await withFiles([...files, "other"]);
    expect(JSON.parse((await ask(server, "/api/data/mnist")).body)).toEqual({ files: listed });
    for (const name of listed) expect((await ask(server, `/api/data/mnist/${name}`)).body).toBe(`bytes of ${name}`);
    expect((await ask(server, "/api/data/mnist/other")).status).toBe(404);
  });

  it("follows no link out of MNIST's folder", async () => {
    const server = await withFiles([]);
    symlinkSync(join(server.folder, "secret.txt"), join(server.folder, "data/mnist/mnist.pkl.gz"));
    expect((await ask(server, "/api/data/mnist/mnist.pkl.gz")).status).toBe(404);
  });
});

it("api/experiments lists the experiment files with their text", async () => {
  const { body } = await ask(await testServer(), "/api/experiments");
  expect(JSON.parse(body)).toEqual([{ path: "r1/one.yaml", yaml: "version: 1\n" }]);
});

describe("api/strokes", () => {
  it("gives the strokes of characters, each once", async () => {
    const { body } = await ask(await testServer(), `/api/strokes/${encodeURIComponent("一 十一")}`);
    expect(JSON.parse(body).map((strokes: unknown[]) => strokes.length)).toEqual([1, 2]);
  });

  it("says what it cannot draw, and draws no book", async () => {
    const server = await testServer();
    expect(await ask(server, "/api/strokes/A")).toMatchObject({
      status: 404,
      body: 'Cannot draw "A": expected characters that hanzi-writer-data knows, received "A". Leave out what is not a Chinese character.\n',
    });
    const many = Array.from({ length: 101 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
    expect((await ask(server, `/api/strokes/${encodeURIComponent(many)}`)).status).toBe(400);
  });
});

it("knows nothing else under api", async () => {
  const server = await testServer();
  for (const path of ["/api", "/api/", "/api/files", "/api/data", "/api/data/cifar", "/api/experiments/r1"]) {
    expect([path, (await ask(server, path)).status]).toEqual([path, 404]);
  }
});
