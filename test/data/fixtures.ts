import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Bytes of a case of a JSON fixture, or of what a test wrote as base64. */
export function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

/** The cases that test/fixtures/data/make.py wrote; `bytes` holds a file in base64, the rest what must come out of it. */
export function fixture<T>(file: string): (T & { readonly name: string; readonly bytes: string })[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/data", file), "utf8"));
}

/** A fixture that is a file of its own. */
export function fixtureBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, "../fixtures/data", file)));
}

/** One case by its name. */
export function fixtureCase<T>(file: string, name: string): T & { readonly bytes: string } {
  const found = fixture<T>(file).find((item) => item.name === name);
  if (found === undefined) throw new Error(`${file} has no case ${name}`);
  return found;
}

export function ascii(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

export function concat(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
}
