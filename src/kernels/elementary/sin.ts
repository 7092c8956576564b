/** The float64 nearest to π. */
export const pi = 3.141592653589793;

// π/2 in three parts: k·high and k·middle are exact for |k| < 2²⁰, so nothing is lost before the last part.
const quarterTurnHigh = 1.5707963267341256;
const quarterTurnMiddle = 6.077100506303966e-11;
const quarterTurnLow = 2.0222662487959506e-21;

/** sin x for |x| < 10⁶, to 1.5 ulp: x is reduced to [−π/4, π/4], where Taylor's series ends below the last bit. */
export function sin(x: number): number {
  return quadrant(x, 0);
}

/** cos x for |x| < 10⁶, to 1.5 ulp. */
export function cos(x: number): number {
  return quadrant(x, 1);
}

function quadrant(x: number, shift: number): number {
  const k = Math.round(x / quarterTurnHigh);
  const r = x - k * quarterTurnHigh - k * quarterTurnMiddle - k * quarterTurnLow;
  const turn = (((k + shift) % 4) + 4) % 4;
  const value = turn % 2 === 0 ? sinNearZero(r) : cosNearZero(r);
  return turn < 2 ? value : -value;
}

/** r − r³/3! + r⁵/5! − … */
function sinNearZero(r: number): number {
  const s = r * r;
  const tail =
    -1 / 6 +
    s * (1 / 120 + s * (-1 / 5040 + s * (1 / 362880 + s * (-1 / 39916800 + s * (1 / 6227020800 - s / 1307674368000)))));
  return r + r * s * tail;
}

/** 1 − r²/2! + r⁴/4! − … */
function cosNearZero(r: number): number {
  const s = r * r;
  const tail =
    1 / 24 +
    s *
      (-1 / 720 +
        s * (1 / 40320 + s * (-1 / 3628800 + s * (1 / 479001600 + s * (-1 / 87178291200 + s / 20922789888000)))));
  return 1 - (0.5 * s - s * s * tail);
}
