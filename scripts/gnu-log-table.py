#!/usr/bin/python3
"""Derives the table of the GNU C library's log and writes src/core/random/gnu-log-table.ts (needs numpy and mpmath; half a minute).

That log (since version 2.28; by S. Nagy, ARM Optimized Routines, log.c) divides [0.6875, 1.375) into 128 stretches and multiplies x in
each by a float64 `inverse` near 1 / centre, so that log x = log(c) + log(x * inverse), c = 1 / inverse. Which float64 is a
matter of search, and the criterion is published with it; stated exactly enough to find the same ones again, it is:

  within 2^29 units of the last place of the float64 nearest to 1 / centre,
  log c is to be almost a multiple of 2^-43 (so that adding k ln 2 to it is exact): the distance is to be the smallest there is,
  among those for which c minus its nearest float64 is within 2^-66 c of a multiple of 2^-61 (2^-60 above 1; so that x - c is almost exact).

The table holds inverse - nearest(1 / centre) in units of the last place. The result was compared with the table inside
libm.so.6 of glibc 2.36: all 128 entries are the same, and so are the logarithms (test/fixtures/random/make.py records them).

    /usr/bin/python3 scripts/gnu-log-table.py
"""
import os
from fractions import Fraction

import numpy as np
from mpmath import exp, floor, log, mp, mpf, nint

mp.dps = 50
STEPS = mpf(2) ** 43
REACH = 2**29


def entry(stretch):
    below_one = stretch < 80
    centre = 0.6875 + (stretch + 0.5) / 256 if below_one else 1 + (stretch - 80 + 0.5) / 128
    middle = 1 / centre
    unit = 2.0**-52 if below_one else 2.0**-53
    first = int(-floor(log(mpf(middle) + REACH * mpf(unit)) * STEPS))
    last = int(floor(-log(mpf(middle) - REACH * mpf(unit)) * STEPS))

    # exp(-(first + j) 2^-43) in units of the last place, of which the fraction counts: near a whole number, a float64 is almost there.
    # The linear term is large and taken modulo 2^64 with 44 bits behind the point; the rest of the series is small.
    start = exp(-first / STEPS)
    j = np.arange(last - first + 1, dtype=np.uint64)
    fixed = np.uint64(int(nint(start / unit * 2**44)) % 2**64) - np.uint64(int(nint(start / unit / STEPS * 2**44)) % 2**64) * j
    t = j.astype(np.longdouble) * np.longdouble(2) ** -43
    rest = np.longdouble(float(start / unit)) * (t * t / 2 - t**3 / 6)
    fraction = ((fixed & np.uint64(2**44 - 1)).astype(np.longdouble) / 2**44 + rest) % 1
    likely = np.nonzero(np.minimum(fraction, 1 - fraction) * unit < 2.0**-64)[0]

    best = None
    for m in (first + int(i) for i in likely):
        whole = int(nint(exp(-m / STEPS) / unit))
        c = 1 / Fraction(whole * Fraction(unit))
        rest = c - Fraction(float(c))
        grid = Fraction(1, 2**61 if below_one else 2**60)
        if abs(rest - round(rest / grid) * grid) >= c / 2**66:
            continue
        distance = abs(log(mpf(whole) * unit) + m / STEPS)
        if best is None or distance < best[0]:
            best = (distance, whole - round(middle / unit))
    return best[1]


offsets = [entry(stretch) for stretch in range(128)]
lines, line = [], ""
for offset in offsets:
    item = f"{offset},"
    if len(line) + len(item) + 1 > 118:
        lines.append(line)
        line = ""
    line += (" " if line else "") + item
lines.append(line)
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../src/core/random/gnu-log-table.ts")
with open(path, "w", encoding="utf-8") as file:
    file.write("/** Derived by scripts/gnu-log-table.py, which says what they are: how far, in units of the last place, inverse is from 1 / centre. */\n")
    file.write("// biome-ignore format: rows of numbers\n")
    file.write("export const inverseOffsets: readonly number[] = [\n")
    file.writelines(f"  {row}\n" for row in lines)
    file.write("];\n")
