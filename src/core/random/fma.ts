const SPLITTER = 134217729;

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/**
 * a * b + c, rounded once, as the instruction of that name does it. Exact as long as nothing overflows and no intermediate term falls
 * below the normal range. Slow: for reproducing what such an instruction computed elsewhere.
 *
 * The product and the sums are kept as unevaluated pairs; the two small ends are joined by a rounding to odd, which leaves enough of a trace
 * for the last rounding to be right. Source: S. Boldo, G. Melquiond, Emulation of FMA and correctly rounded sums, IEEE TC 57 (2008).
 */
export function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const productRest = productError(a, b, product);
  const t = c + productRest;
  const tRest = sumError(c, productRest, t);
  const v = product + t;
  const vRest = sumError(product, t, v);
  return v + sumToOdd(tRest, vRest);
}

/** a * b - product, exactly (T. J. Dekker, 1971). */
function productError(a: number, b: number, product: number): number {
  const aScaled = a * SPLITTER;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = b * SPLITTER;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** a + b - sum, exactly (D. E. Knuth). */
function sumError(a: number, b: number, sum: number): number {
  const bSeen = sum - a;
  return a - (sum - bSeen) + (b - bSeen);
}

/** a + b; where it is no float64, the one of its two neighbours whose last bit is 1. */
function sumToOdd(a: number, b: number): number {
  const sum = a + b;
  const rest = sumError(a, b, sum);
  if (rest === 0) return sum;
  float[0] = sum;
  if ((bits[0]! & 1n) === 1n) return sum;
  bits[0]! += rest > 0 === sum > 0 ? 1n : -1n;
  return float[0];
}
