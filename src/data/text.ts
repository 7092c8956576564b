import { cannot, printable } from "../kernels/errors.ts";

/** UTF-8 bytes as text, a byte order mark dropped. @throws NablaError where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, action: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw cannot(action, "text in UTF-8", "bytes that are not", "Save the file as UTF-8.");
  }
}

/** Text as UTF-8 bytes. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Each byte as the character of the same number: ASCII, and Latin-1 as Python means it (TextDecoder's is Windows-1252). */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}

/** The inverse of {@link decodeLatin1}, or undefined where a character is above 255. */
export function encodeLatin1(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 255) return undefined;
    bytes[i] = code;
  }
  return bytes;
}

/** A string from a file, quoted and shortened, so that no message is longer than a line or carries control characters. */
export function quote(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return printable(JSON.stringify(shown));
}

/** The first of a file's names, each shortened, as a message lists them. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => (name.length > 60 ? `${name.slice(0, 57)}...` : name));
  return [...shown, ...(names.length > 8 ? ["..."] : [])].join(", ");
}
