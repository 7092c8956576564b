import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One point of a function: f(x) = nearest + remainder * ulp(nearest), known to 60 digits before it was written down. */
export interface TrueValue {
  readonly x: number;
  readonly nearest: number;
  readonly remainder: number;
}

/** What each file holds, in order. */
const files = {
  "elementary.bin": ["exp", "log", "log1p", "tanh", "sigmoid", "softplus"],
  "sin.bin": ["sin", "cos"],
} as const;
type File = keyof typeof files;

/** The committed points of one function; the files and the scripts that made them are in test/fixtures/elementary. */
export function trueValues(name: (typeof files)[File][number]): TrueValue[] {
  const file: File = name === "sin" || name === "cos" ? "sin.bin" : "elementary.bin";
  const bytes = readFileSync(join(import.meta.dirname, "../../fixtures/elementary", file));
  let at = 0;
  for (const candidate of files[file]) {
    const n = bytes.readUInt32LE(at);
    at += 4;
    if (candidate === name) return Array.from({ length: n }, (_, i) => point(bytes, at + 20 * i));
    at += 20 * n;
  }
  return [];
}

function point(bytes: Buffer, at: number): TrueValue {
  return { x: bytes.readDoubleLE(at), nearest: bytes.readDoubleLE(at + 8), remainder: bytes.readFloatLE(at + 16) };
}

/** The largest distance from the true value over all points, in units of the last place, and where it is. */
export function worstError(f: (x: number) => number, points: readonly TrueValue[]): { ulps: number; x: number } {
  let worst = { ulps: 0, x: Number.NaN };
  for (const { x, nearest, remainder } of points) {
    const ulps = Math.abs((f(x) - nearest) / ulp(nearest) - remainder);
    if (!(ulps <= worst.ulps)) worst = { ulps, x };
  }
  return worst;
}

/** The spacing of float64 at x. */
export function ulp(x: number): number {
  const bits = new BigUint64Array(new Float64Array([Math.abs(x)]).buffer);
  const exponent = Number(bits[0]! >> 52n);
  return 2 ** (Math.max(exponent, 1) - 1075);
}
