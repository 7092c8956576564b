import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { NablaError, UsageError } from "../../src/kernels/errors.ts";
import { type DownloadOptions, type DownloadProgress, downloadMnist } from "../../src/node/download.ts";
import { MNIST_FILES, MNIST_MIRRORS, type PublishedFile } from "../../src/node/mnist-mirrors.ts";
import { describeWithData } from "../shared-data.ts";
import { type Behaviour, closedPort, mirrorServer, sendOnly, serve } from "./mirror-server.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function published(name: string, length: number): { file: PublishedFile; bytes: Uint8Array; content: Uint8Array } {
  // Noise (xorshift), which does not compress.
  let state = 1;
  const content = Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
  const bytes = gzipSync(content);
  const file = {
    name,
    size: bytes.length,
    sha256: sha256(bytes),
    contentSize: length,
    contentSha256: sha256(content),
  };
  return { file, bytes, content };
}

const one = published("one", 200_000);
const two = published("two", 3_000);
const good = new Map([
  ["one.gz", one.bytes],
  ["two.gz", two.bytes],
]);
const patience = { answer: 400, stall: 200 };

function get(folder: string, mirrors: readonly string[], options: DownloadOptions = {}) {
  return downloadMnist(folder, { mirrors, files: [one.file], patience, ...options });
}

async function failure(promise: Promise<unknown>): Promise<NablaError> {
  const error = await promise.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(NablaError);
  return error as NablaError;
}

function hasOnly(folder: string, files: readonly [string, Uint8Array][]): void {
  expect(readdirSync(folder).sort()).toEqual(files.map(([name]) => name).sort());
  for (const [name, bytes] of files) expect(Buffer.compare(readFileSync(join(folder, name)), bytes)).toBe(0);
}

describe("downloadMnist", () => {
  it("downloads what is missing, keeps what is there, and tells how far it is", async () => {
    const folder = join(temporaryFolder(), "data", "mnist");
    const server = await mirrorServer(serve(good));
    const progress: DownloadProgress[] = [];
    const total = one.bytes.length + two.bytes.length;
    const files = [one.file, two.file];
    const done = await get(folder, [server.url], { files, onProgress: (p) => progress.push(p) });
    expect(done).toEqual([
      { path: join(folder, "one.gz"), from: `${server.url}one.gz` },
      { path: join(folder, "two.gz"), from: `${server.url}two.gz` },
    ]);
    expect(progress.at(-1)).toEqual({ bytes: total, total });
    hasOnly(folder, [
      ["one.gz", one.bytes],
      ["two.gz", two.bytes],
    ]);
    const again = await get(folder, [await closedPort()], { files });
    expect(again.map(({ from }) => from)).toEqual([undefined, undefined]);
  });

  it("keeps files that are there unpacked", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "one"), one.content);
    expect(await get(folder, [await closedPort()])).toEqual([{ path: join(folder, "one"), from: undefined }]);
  });

  it("never overwrites another file of the same name, and finds it before it downloads anything", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "two.gz"), gzipSync("mine"));
    const server = await mirrorServer(serve(good));
    const error = await failure(get(folder, [server.url], { files: [one.file, two.file] }));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toContain(
      `Cannot keep ${join(folder, "two.gz")}: expected MNIST's own file, received other content`,
    );
    expect(server.log).toEqual([]);
    hasOnly(folder, [["two.gz", gzipSync("mine")]]);
  });

  it.each(["close", "stall"] as const)("takes a connection up again that breaks off (%s)", async (then) => {
    const folder = temporaryFolder();
    let first = true;
    const server = await mirrorServer((request, response) => {
      (first ? sendOnly(one.bytes, 1000, then) : serve(good))(request, response);
      first = false;
    });
    const seen: number[] = [];
    await get(folder, [server.url], { onProgress: ({ bytes }) => seen.push(bytes) });
    expect(server.log).toEqual(["/one.gz", "/one.gz bytes=1000-"]);
    expect(seen).toContain(1000);
    hasOnly(folder, [["one.gz", one.bytes]]);
  });

  it("keeps what arrived, and goes on from there the next time", async () => {
    const folder = temporaryFolder();
    let behave: Behaviour = sendOnly(one.bytes, 1000, "close");
    const server = await mirrorServer((request, response) => {
      // From the second request on the connection is closed without a word.
      if (server.log.length === 1 || behave !== first) behave(request, response);
      else response.destroy();
    });
    const first = behave;
    const error = await failure(get(folder, [server.url]));
    expect(error.message).toMatch(/one\.gz: (it broke off: )?the connection was closed \(ECONNRESET\)/);
    expect(readdirSync(folder).sort()).toEqual(["one.gz.part", "one.gz.part.json"]);
    behave = serve(good);
    await get(folder, [server.url]);
    expect(server.log.at(-1)).toBe("/one.gz bytes=1000-");
    hasOnly(folder, [["one.gz", one.bytes]]);
  });

  describe("with the beginning of a file there", () => {
    function begun(url: string, bytes: Uint8Array, etag = '"v1"'): string {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "one.gz.part"), bytes);
      writeFileSync(join(folder, "one.gz.part.json"), JSON.stringify({ url: `${url}one.gz`, etag }));
      return folder;
    }

    it("starts again where the server has another version by now", async () => {
      const server = await mirrorServer(serve(good, '"v2"'));
      const folder = begun(server.url, new Uint8Array(1000));
      await get(folder, [server.url]);
      hasOnly(folder, [["one.gz", one.bytes]]);
    });

    it("starts again where the server knows no ranges", async () => {
      const server = await mirrorServer((_request, response) => void response.end(one.bytes));
      const folder = begun(server.url, one.bytes.subarray(0, 1000));
      await get(folder, [server.url]);
      expect(server.log).toEqual(["/one.gz bytes=1000-"]);
      hasOnly(folder, [["one.gz", one.bytes]]);
    });

    it("starts again where the server sends another range, or none is left", async () => {
      const other = await mirrorServer((request, response) => {
        if (request.headers.range === undefined) return serve(good)(request, response);
        response.writeHead(206, { etag: '"v1"', "content-range": "bytes 7-9/10" }).end("abc");
      });
      const folder = begun(other.url, one.bytes.subarray(0, 1000));
      await get(folder, [other.url]);
      hasOnly(folder, [["one.gz", one.bytes]]);
      const server = await mirrorServer(serve(good));
      const full = begun(server.url, new Uint8Array(one.bytes.length));
      await get(full, [server.url]);
      expect(server.log).toHaveLength(2);
      hasOnly(full, [["one.gz", one.bytes]]);
    });

    it("starts again where it is from another mirror, or its note is damaged", async () => {
      const server = await mirrorServer(serve(good));
      const folder = begun("http://other/", new Uint8Array(1000));
      await get(folder, [server.url]);
      const damaged = begun(server.url, new Uint8Array(1000));
      writeFileSync(join(damaged, "one.gz.part.json"), "{");
      await get(damaged, [server.url]);
      expect(server.log).toEqual(["/one.gz", "/one.gz"]);
      hasOnly(damaged, [["one.gz", one.bytes]]);
    });

    it("is kept while another mirror cannot be reached", async () => {
      const folder = begun("http://other/", one.bytes.subarray(0, 1000));
      await failure(get(folder, [await closedPort()]));
      expect(readdirSync(folder).sort()).toEqual(["one.gz.part", "one.gz.part.json"]);
    });
  });

  it("goes from mirror to mirror, and says what was wrong with each", async () => {
    const bad: [Behaviour, string][] = [
      [serve(new Map()), "it answered 404 Not Found"],
      [serve(new Map([["one.gz", two.bytes]])), "it sends other content (SHA-256 "],
      [serve(new Map([["one.gz", one.bytes.subarray(0, 99)]])), "it sends a damaged file (99 bytes, not the "],
      [serve(new Map([["one.gz", Buffer.from("<html>Log in")]])), "it sends an HTML page"],
      [serve(new Map([["one.gz", new Uint8Array(2 * one.bytes.length + 2000)]])), "it sends more than "],
      [(_, response) => void response.writeHead(302, { location: "/again" }).end(), "it redirects more than 5 times"],
      [(_, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(), "it leads to file:"],
      [(_, response) => void response.writeHead(302, { location: "http://:x" }).end(), "it redirects to "],
      [(_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(), "it sends another packing"],
      [() => undefined, "no answer within 0.4 s"],
      [sendOnly(one.bytes, 0, "stall"), "no data for 0.2 s"],
      [sendOnly(one.bytes, 0, "close"), "it broke off: the connection was closed (ECONNRESET)"],
    ];
    const servers = await Promise.all(bad.map(([behave]) => mirrorServer(behave)));
    const folder = temporaryFolder();
    const error = await failure(get(folder, [...servers.map(({ url }) => url), await closedPort()]));
    const [summary, ...reasons] = error.message.split("\n  ");
    expect(summary).toBe(
      "Cannot download MNIST: expected one.gz from one of 13 mirrors, received none that is right. Run the command again " +
        "later (it goes on where it stopped), or put the four .gz files into the folder by hand. The embedded digits need no " +
        "download: data: {name: digits}.",
    );
    for (const [i, [, reason]] of bad.entries()) expect(reasons[i]).toContain(`${servers[i]?.url}one.gz: ${reason}`);
    expect(reasons.at(-1)).toContain("the connection was refused (ECONNREFUSED)");
    // Only the beginning of a file may stay, never a file under its name.
    expect(readdirSync(folder)).not.toContain("one.gz");

    const server = await mirrorServer(serve(good));
    await get(folder, [...servers.map(({ url }) => url), server.url]);
    hasOnly(folder, [["one.gz", one.bytes]]);
  });

  it("takes the same content packed by another program, but no packed flood", async () => {
    const folder = temporaryFolder();
    const other = gzipSync(one.content, { level: 0 });
    const flood = gzipSync(new Uint8Array(20_000_000));
    const [bad, right] = [
      await mirrorServer(serve(new Map([["one.gz", flood]]))),
      await mirrorServer(serve(new Map([["one.gz", other]]))),
    ];
    const [done] = await get(folder, [bad.url, right.url]);
    expect(done?.from).toBe(`${right.url}one.gz`);
    hasOnly(folder, [["one.gz", other]]);
  });

  it("follows redirects", async () => {
    const target = await mirrorServer(serve(good));
    const server = await mirrorServer(
      (_, response) => void response.writeHead(307, { location: `${target.url}one.gz` }).end(),
    );
    const folder = temporaryFolder();
    await get(folder, [server.url]);
    hasOnly(folder, [["one.gz", one.bytes]]);
  });

  it("says that there is no network, having asked each mirror for one file at a time", async () => {
    const mirrors = [await closedPort(), await closedPort()];
    const folder = temporaryFolder();
    const error = await failure(get(folder, mirrors, { files: [one.file, two.file] }));
    expect(error.message).toContain("from one of 2 mirrors, received no connection to any. Check the network and run");
    expect(error.message).toContain("data: {name: digits}");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["the first", 60, 0],
    ["the second", 0, 60],
  ])("names the first file of the list that fails, also where %s fails later", async (_, first, second) => {
    const server = await mirrorServer((request, response) => {
      setTimeout(() => response.writeHead(404).end(), request.url === "/one.gz" ? first : second);
    });
    const error = await failure(get(temporaryFolder(), [server.url], { files: [one.file, two.file] }));
    expect(error.message).toContain("Cannot download MNIST: expected one.gz from one of 1 mirrors");
  });

  it("finishes what stands before a file that fails, and begins nothing after it", async () => {
    const folder = temporaryFolder();
    const files = [one.file, two.file, { ...one.file, name: "three" }];
    const server = await mirrorServer((request, response) => {
      if (request.url === "/one.gz") setTimeout(() => serve(good)(request, response), 60);
      else response.writeHead(404).end();
    });
    const error = await failure(get(folder, [server.url], { files }));
    expect(error.message).toContain("Cannot download MNIST: expected two.gz from one of 1 mirrors");
    hasOnly(folder, [["one.gz", one.bytes]]);
    expect(server.log).toEqual(["/one.gz", "/two.gz"]);
  });

  it("asks a mirror that is down for no other file", async () => {
    const silent = await mirrorServer(() => undefined);
    const server = await mirrorServer(serve(good));
    const files = ["a", "b", "c", "d"].map((name) => ({ ...two.file, name }));
    const many = await mirrorServer(serve(new Map(files.map(({ name }) => [`${name}.gz`, two.bytes]))));
    await get(temporaryFolder(), [silent.url, server.url, many.url], { files });
    expect(silent.log.sort()).toEqual(["/a.gz", "/b.gz"]);
    expect(many.log).toHaveLength(4);
  });

  it("can be interrupted, and keeps what arrived", async () => {
    const folder = temporaryFolder();
    const server = await mirrorServer(sendOnly(one.bytes, 1000, "stall"));
    const stop = new AbortController();
    const onProgress = ({ bytes }: DownloadProgress): void => {
      if (bytes === 1000) stop.abort();
    };
    const error = await failure(get(folder, [server.url, server.url], { onProgress, signal: stop.signal }));
    expect(error.message).toContain("The download was interrupted. What arrived is kept");
    expect(server.log).toHaveLength(1);
    expect(readFileSync(join(folder, "one.gz.part"))).toHaveLength(1000);
  });

  it("blames no mirror for a disk that refuses", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const error = await failure(get(join(file, "mnist"), [await closedPort()]));
    expect(error.message).toContain(`Cannot make folder ${join(file, "mnist")}`);
    const folder = temporaryFolder();
    const long = { ...one.file, name: "x".repeat(253) };
    const server = await mirrorServer(serve(new Map([[`${long.name}.gz`, one.bytes]])));
    const tooLong = await failure(get(folder, [server.url], { files: [long] }));
    expect(tooLong.message).toContain("expected a shorter name, received one too long for this disk (ENAMETOOLONG).");
  });
});

describe("MNIST_MIRRORS", () => {
  it("are folders reached through TLS", () => {
    for (const mirror of MNIST_MIRRORS) expect(mirror).toMatch(/^https:\/\/.*\/$/);
  });
});

describeWithData("mnist", "MNIST_FILES", (folder) => {
  it("state sizes and checksums of the published files, which are then kept", async () => {
    for (const file of MNIST_FILES) {
      const bytes = readFileSync(join(folder, `${file.name}.gz`));
      const content = gunzipSync(bytes);
      expect([bytes.length, sha256(bytes), content.length, sha256(content)]).toEqual([
        file.size,
        file.sha256,
        file.contentSize,
        file.contentSha256,
      ]);
    }
    const done = await downloadMnist(folder, { mirrors: [] });
    expect(done.map(({ from }) => from)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
