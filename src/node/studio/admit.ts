import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Why a request is refused, and as which HTTP status. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 413 | 421;
  readonly reason: string;
}

/**
 * Whether a request may be answered at all; undefined where it may. A page of another site can make a browser ask any server that the browser
 * reaches, also this one: by its address (then the Origin and the Fetch Metadata are foreign), or by a name of its own that it has lead here
 * (DNS rebinding: then the Host is foreign).
 *
 * @param name the host that the user asked to listen on, which is one that may be called by
 */
export function refuse(request: IncomingMessage, name: string): Refusal | undefined {
  const { method = "", headers } = request;
  if (method !== "GET" && method !== "HEAD") return { status: 405, reason: "Only GET and HEAD are answered." };
  if (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0) {
    return { status: 413, reason: "No upload is taken, not even an empty one of unknown length." };
  }
  const authorities = expectedAuthorities(request, name);
  const host = headers.host?.toLowerCase();
  if (host === undefined || !authorities.includes(host)) {
    return { status: 421, reason: "This server is not known by that name." };
  }
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
    return { status: 403, reason: "Another site asked." };
  }
  const site = headers["sec-fetch-site"];
  // A link on another site may lead to the page, but to nothing below it, and no other site may use it as its own part.
  const followed = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !(followed && isPage(request.url))) {
    return { status: 403, reason: "Another site asked." };
  }
  return undefined;
}

function isPage(url: string | undefined): boolean {
  return url === "/" || url === "/index.html";
}

/** By which names a browser may call: an address cannot be rebound, and of names only those that are ours. */
function expectedAuthorities({ socket }: IncomingMessage, name: string): string[] {
  const address = (socket.localAddress ?? "").replace(/^::ffff:/, "").toLowerCase();
  const local = address === "127.0.0.1" || address === "::1" ? ["localhost"] : [];
  const names = [bracketed(address), ...local, ...(isIP(name) === 0 ? [name.toLowerCase()] : [])];
  const port = socket.localPort ?? 0;
  // A browser leaves out the port that is usual.
  return names.flatMap((each) => (port === 80 ? [each, `${each}:80`] : [`${each}:${port}`]));
}

/** An address as it stands in a URL. */
export function bracketed(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}
