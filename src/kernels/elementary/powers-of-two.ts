/** The exponent of the smallest positive float64, 2^-1074. */
const SMALLEST = -1074;
const LARGEST = 1023;

const powers = new Float64Array(LARGEST - SMALLEST + 1);
powers[-SMALLEST] = 1;
for (let k = 1; k <= LARGEST; k++) powers[k - SMALLEST] = powers[k - SMALLEST - 1]! * 2;
for (let k = -1; k >= SMALLEST; k--) powers[k - SMALLEST] = powers[k - SMALLEST + 1]! / 2;

/**
 * 2^k for a whole k from -1074 to 1023, exact. Here it is read from a table, because reinterpreting bits is slow in JavaScript;
 * a twin with vectors writes (k + 1023) << 52 instead and gets the same number. Outside the range: NaN.
 */
export function powerOfTwo(k: number): number {
  return powers[k - SMALLEST] ?? Number.NaN;
}
