import { readFileSync } from "node:fs";

/** Nabla's version, from its package.json (two folders up, from the sources and from what is built alike). */
export function nablaVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const version = typeof manifest === "object" && manifest && "version" in manifest ? manifest.version : undefined;
  return typeof version === "string" ? version : "unknown";
}
