import { get as getHttp, type IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { NablaError } from "../kernels/errors.ts";
import { errorCode } from "./file-errors.ts";

/** How long a server may be silent, in milliseconds: before its answer, and then between two pieces of it. */
export interface Patience {
  readonly answer: number;
  readonly stall: number;
}

export interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
}

/** What a server did wrong; the message is a clause about it, `it answered 404 Not Found`. */
export class TransferError extends NablaError {
  override readonly name: string = "TransferError";
}

/** A server that cannot be reached at all, as against one that answers something unwelcome. */
export class UnreachableError extends TransferError {
  override readonly name: string = "UnreachableError";
}

const REDIRECTS = 5;

/**
 * Time for one of a host's addresses before the next is tried. Node's own 250 ms gives up on servers that are merely far away.
 * https://nodejs.org/api/net.html#netsetdefaultautoselectfamilyattempttimeoutvalue
 */
const ADDRESS_PATIENCE = 3000;

/**
 * Asks for a URL and follows redirects; the answer's body is still to be read, and is destroyed with an error if it stalls or `signal` aborts. The body
 * is what is stored: nothing is unpacked on the way.
 *
 * @throws UnreachableError where no connection is made or no answer comes in time; TransferError for redirects without end or to other protocols
 */
export async function httpGet(url: string, options: GetOptions): Promise<IncomingMessage> {
  let at = new URL(url);
  for (let i = 0; i <= REDIRECTS; i++) {
    const answer = await ask(at, options);
    const location = answer.headers.location;
    if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) || location === undefined) return answer;
    answer.destroy();
    if (!URL.canParse(location, at.href))
      throw new TransferError(`it redirects to ${JSON.stringify(location.slice(0, 80))}`);
    at = new URL(location, at);
  }
  throw new TransferError(`it redirects more than ${REDIRECTS} times`);
}

function ask(url: URL, { headers, patience, signal }: GetOptions): Promise<IncomingMessage> {
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new TransferError(`it leads to ${url.protocol}`);
  const get = url.protocol === "https:" ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    const settings = {
      headers: { "user-agent": "nabla", "accept-encoding": "identity", ...headers },
      agent: false as const,
      autoSelectFamilyAttemptTimeout: ADDRESS_PATIENCE,
      ...(signal === undefined ? {} : { signal }),
    };
    // A timer of its own, as looking a name up and connecting do not count for a socket's time-out.
    const timer = setTimeout(() => {
      request.destroy(new UnreachableError(`no answer within ${patience.answer / 1000} s`));
    }, patience.answer);
    const request = get(url, settings, (answer) => {
      clearTimeout(timer);
      answer.setTimeout(patience.stall, () => {
        answer.destroy(new TransferError(`no data for ${patience.stall / 1000} s`));
      });
      resolve(answer);
    });
    request.on("error", (error) => {
      clearTimeout(timer);
      reject(error instanceof TransferError || signal?.aborted ? error : new UnreachableError(unreachable(error)));
    });
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name is not known (no network?)",
  EAI_AGAIN: "its name cannot be looked up (no network?)",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed",
  ENETUNREACH: "the network cannot be reached",
  EHOSTUNREACH: "the server cannot be reached",
  ETIMEDOUT: "the connection took too long",
};

/** Why a connection failed, in words. */
export function unreachable(error: unknown): string {
  const code = errorCode(error);
  // With several addresses to a name Node reports one error of all; the first is as good as any.
  if (error instanceof AggregateError && (code === undefined || !(code in REASONS)))
    return unreachable(error.errors[0]);
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason !== undefined) return `${reason} (${code})`;
  return code ?? (error instanceof Error ? error.message : String(error));
}
