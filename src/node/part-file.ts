import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { kindOf, readText, writeAtomic } from "./files.ts";

/** What a server calls the version of a file it sends, so that no two versions are ever mixed. */
export interface Origin {
  readonly url: string;
  /** A strong ETag. */
  readonly etag: string;
}

/** The beginning of a file whose download was interrupted, `<name>.part`, and beside it `<name>.part.json`, which says where it is from. */
export class PartFile {
  readonly path: string;
  private readonly note: string;

  constructor(target: string) {
    this.path = `${target}.part`;
    this.note = `${this.path}.json`;
  }

  /** How much is there of the file at `url`, and of which version; undefined where nothing is, or of another. */
  async beginning(url: string): Promise<{ readonly length: number; readonly etag: string } | undefined> {
    if ((await kindOf(this.path)) !== "file" || (await kindOf(this.note)) !== "file") return undefined;
    const { size } = await stat(this.path);
    const origin = parseOrigin(await readText(this.note, 65_536).catch(() => ""));
    return size > 0 && origin?.url === url ? { length: size, etag: origin.etag } : undefined;
  }

  /** Opens for writing: at the end of what is there if `resume`, else from nothing. Without an ETag it will not be resumed. */
  async open(url: string, etag: string | undefined, resume: boolean): Promise<FileHandle> {
    if (resume) return open(this.path, "a");
    await this.remove();
    const handle = await open(this.path, "wx");
    if (etag !== undefined) await writeAtomic(this.note, `${JSON.stringify({ url, etag } satisfies Origin)}\n`);
    return handle;
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(this.note, { force: true });
  }
}

function parseOrigin(text: string): Origin | undefined {
  try {
    const { url, etag } = JSON.parse(text);
    return typeof url === "string" && typeof etag === "string" ? { url, etag } : undefined;
  } catch {
    return undefined;
  }
}

/** An answer's ETag if it is strong, as resuming needs (RFC 9110, section 13.1.5); a weak one only promises the like. */
export function strongEtag(header: string | undefined): string | undefined {
  return header !== undefined && /^"[^"]*"$/.test(header) ? header : undefined;
}
