import { createHash } from "node:crypto";
import { gunzip, isGzip } from "../data/gzip.ts";
import { looksLike } from "../data/signature.ts";
import { NablaError } from "../kernels/errors.ts";
import type { PublishedFile } from "./mnist-mirrors.ts";

/** What is wrong with bytes that should be a published file, packed or not; undefined where they are just that. */
export function whatIsWrong(bytes: Uint8Array, file: PublishedFile): string | undefined {
  const hash = sha256(bytes);
  if (hash === file.sha256 || hash === file.contentSha256) return undefined;
  if (!isGzip(bytes)) return `${looksLike(bytes)}, ${bytes.length} bytes, not the ${file.size} expected`;
  try {
    // The same content packed by another program is as good.
    const content = sha256(gunzip(bytes, { name: file.name, limit: file.contentSize }));
    if (content === file.contentSha256) return undefined;
    return `other content (SHA-256 ${content.slice(0, 12)}…, not ${file.contentSha256.slice(0, 12)}…)`;
  } catch (error) {
    if (error instanceof NablaError) return `a damaged file (${bytes.length} bytes, not the ${file.size} expected)`;
    throw error;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
