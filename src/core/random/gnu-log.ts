import { log } from "../../kernels/elementary/log.ts";
import { fma } from "./fma.ts";
import { inverseOffsets } from "./gnu-log-table.ts";

/** The first has 42 bits, so that k * LN2_HIGH is exact. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
/** Logarithms of x from one to the other are too small for the table's absolute error. */
const NEAR_ONE_FROM = 0.9375;
const NEAR_ONE_TO = 1.064697265625;
/** 0.6875 = 0x3fe60000_00000000: where the stretches start, and where k counts from. */
const START_HIGH = 0x3fe60000;
const TWO_43 = 8796093022208;
const STRETCHES = 128;

const view = new DataView(new ArrayBuffer(8));
const inverses = Float64Array.from(inverseOffsets, inverseOf);
/** log(1 / inverse), which the search for `inverse` made almost a multiple of 2^-43. */
const logs = inverses.map((inverse) => -Math.round(log(inverse) * TWO_43) / TWO_43);

function inverseOf(offset: number, stretch: number): number {
  const belowOne = stretch < 80;
  const centre = belowOne ? 0.6875 + (stretch + 0.5) / 256 : 1 + (stretch - 79.5) / 128;
  return 1 / centre + (offset * (belowOne ? 2 : 1)) / 9007199254740992;
}

/**
 * log(x), bit for bit as the GNU C library (2.28 and later) computes it on x86-64 processors with fused multiply-add. It is not always the
 * float64 nearest to the true value (some 8 in 10,000 are the other neighbour), and numpy's legacy `randn` inherits that: with the
 * better-rounded logarithm, 3 to 4 of 10,000 normal deviates would end in another bit. For positive normal x only; nothing else is asked.
 *
 * The method, its polynomials and the order of operations (which the last bit depends on) are those of S. Nagy's log in ARM's Optimized
 * Routines; the table is derived anew by scripts/gnu-log-table.py. For everything else, kernels/elementary/log.ts is as exact, and faster.
 */
export function gnuLog(x: number): number {
  return x >= NEAR_ONE_FROM && x < NEAR_ONE_TO ? logNearOne(x - 1) : logByTable(x);
}

/** x = 2^k z, z in stretch i of [0.6875, 1.375); log x = k ln 2 + log(1 / inverse) + log(1 + r) with r = z * inverse - 1. */
function logByTable(x: number): number {
  view.setFloat64(0, x);
  const fromStart = view.getInt32(0) - START_HIGH;
  const k = fromStart >> 20;
  const i = (fromStart >> 13) & (STRETCHES - 1);
  view.setInt32(0, view.getInt32(0) - (k << 20));
  const r = fma(view.getFloat64(0), inverses[i]!, -1);
  const r2 = r * r;

  const w = k * LN2_HIGH + logs[i]!;
  const high = w + r;
  const low = fma(r2, -0.5000000000000001, fma(k, LN2_LOW, w - high + r));
  const p12 = fma(r, -0.2499999999622955, 0.33333333331825593);
  const p34 = fma(r, -0.16667054827627667, 0.20000304511814496);
  return fma(r * r2, fma(p34, r2, p12), low) + high;
}

/** log(1 + r) as a polynomial, its first two terms, r - r^2 / 2, in two pieces. */
function logNearOne(r: number): number {
  if (r === 0) return 0;
  const r2 = r * r;
  const r3 = r * r2;
  const p13 = fma(r2, 0.19999999999320328, fma(r, -0.24999999999998432, 0.3333333333333352));
  const p46 = fma(r2, -0.12499997863982555, fma(r, 0.14285715076560868, -0.16666666669929706));
  const p79 = fma(r2, 0.09181994006195467, fma(r, -0.10000486757818193, 0.11110712032936046));
  const p = fma(fma(fma(r3, -0.08328363062289341, p79), r3, p46), r3, p13);

  // The upper half of r, by adding and taking away 2^27 r: its square is exact.
  const shifted = r * 134217728 + r;
  const upper = shifted - r * 134217728;
  const square = -0.5 * (upper * upper);
  const high = r + square;
  const low = fma(-0.5 * (r - upper), r + upper, r - high + square);
  return high + fma(p, r3, low);
}
