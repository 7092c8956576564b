const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes in base64 (RFC 4648, section 4), padded: for data URIs in reports. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    parts.push(DIGITS[group >> 18]!, DIGITS[(group >> 12) & 63]!, DIGITS[(group >> 6) & 63]!, DIGITS[group & 63]!);
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return parts.join("").slice(0, parts.length - missing) + "=".repeat(missing);
}
