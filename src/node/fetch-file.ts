import type { IncomingMessage } from "node:http";
import { httpGet, type Patience, TransferError, unreachable } from "./http-get.ts";
import { type PartFile, strongEtag } from "./part-file.ts";

export interface FetchOptions {
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  /** Bytes that are there so far; goes back where a server starts again. */
  readonly onBytes: (bytes: number) => void;
  /** The most bytes that are accepted. */
  readonly limit: number;
}

/** How often a connection that breaks off is taken up again, if it had brought anything. */
const ATTEMPTS = 3;

/**
 * Downloads `url` to a part file, going on from what is there (HTTP ranges, RFC 9110, section 14; `If-Range` keeps two versions from being mixed). A server
 * that knows no ranges starts again. What arrived before a failure stays for the next time.
 *
 * @throws TransferError for what the server did wrong; the disk's errors as they come
 */
export async function fetchToPart(url: string, part: PartFile, options: FetchOptions): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const before = (await part.beginning(url))?.length ?? 0;
    const answer = await askForRest(url, part, options);
    try {
      return await receive(answer, url, part, options);
    } catch (error) {
      answer.destroy();
      const more = ((await part.beginning(url))?.length ?? 0) > before;
      if (options.signal?.aborted || !(error instanceof BrokenOffError)) throw error;
      if (attempt === ATTEMPTS || !more) throw error;
    }
  }
}

/** A body that ended before its time. */
class BrokenOffError extends TransferError {
  override readonly name: string = "BrokenOffError";
}

async function askForRest(
  url: string,
  part: PartFile,
  options: Pick<FetchOptions, "patience" | "signal">,
): Promise<IncomingMessage> {
  const { patience, signal } = options;
  const there = await part.beginning(url);
  const range = there && { range: `bytes=${there.length}-`, "if-range": there.etag };
  const answer = await httpGet(url, { patience, signal, ...(range ? { headers: range } : {}) });
  const fits = answer.statusCode === 206 && there !== undefined && startOfRange(answer) === there.length;
  if (answer.statusCode === 200 || fits) return answer;
  answer.destroy();
  if (there === undefined) throw new TransferError(`it answered ${answer.statusCode} ${answer.statusMessage}`);
  // 416, say, where nothing is left to send: what is there is of no use.
  await part.remove();
  return askForRest(url, part, options);
}

function startOfRange({ headers }: IncomingMessage): number | undefined {
  const found = /^bytes (\d+)-/.exec(headers["content-range"] ?? "");
  return found ? Number(found[1]) : undefined;
}

async function receive(answer: IncomingMessage, url: string, part: PartFile, options: FetchOptions): Promise<void> {
  const { headers } = answer;
  const packing = headers["content-encoding"];
  if (packing !== undefined && packing !== "identity") throw new TransferError(`it sends another packing (${packing})`);
  const resumed = answer.statusCode === 206;
  const etag = strongEtag(headers.etag);
  let length = resumed ? ((await part.beginning(url))?.length ?? 0) : 0;
  const announced = Number(headers["content-length"] ?? 0);
  if (length + announced > options.limit) throw tooLong(options.limit);

  const handle = await part.open(url, etag, resumed);
  try {
    options.onBytes(length);
    for await (const chunk of chunksOf(answer)) {
      if (length + chunk.length > options.limit) throw tooLong(options.limit);
      await handle.writeFile(chunk);
      length += chunk.length;
      options.onBytes(length);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* chunksOf(answer: IncomingMessage): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of answer) yield chunk;
  } catch (error) {
    throw new BrokenOffError(error instanceof TransferError ? error.message : `it broke off: ${unreachable(error)}`);
  }
}

function tooLong(limit: number): TransferError {
  return new TransferError(`it sends more than ${limit} bytes`);
}
