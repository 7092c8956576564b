#!/usr/bin/python3
"""Minimax coefficients of the float32 exp and tanh in src/kernels/assembly, by the Remez exchange of elementary-coefficients.py.

Coefficients are rounded to float32 and the error of the rounded polynomial is printed.

    /usr/bin/python3 scripts/float32-coefficients.py
"""
import contextlib
import io
import runpy
from pathlib import Path

import numpy as np
from mpmath import expm1, log, mpf, sqrt, tanh

with contextlib.redirect_stdout(io.StringIO()):
    float64 = runpy.run_path(str(Path(__file__).with_name("elementary-coefficients.py")))
remez, value = float64["remez"], float64["value"]
tiny = mpf(10) ** -12


def report(name, f, weight, degree, low, high):
    c = remez(f, lambda t: weight(t) + tiny, degree, low, high)
    c = [mpf(float(np.float32(float(x)))) for x in c]
    grid = [low + (high - low) * i / 2000 for i in range(2001)]
    worst = max(weight(t) * abs(f(t) - value(c, t)) for t in grid)
    print(f"{name}: worst weighted error 2^{float(log(worst, 2)):.2f}")
    for i, x in enumerate(c):
        print(f"  c{i} = {float(x)!r}")


def q(r):
    if abs(r) < mpf(10) ** -8:
        return mpf(1) / 2 + r / 6 + r**2 / 24
    return (expm1(r) - r) / r**2


def p(z):
    if z < mpf(10) ** -10:
        return -mpf(1) / 3 + 2 * z / 15
    return (tanh(sqrt(z)) / sqrt(z) - 1) / z


# exp(r) = 1 + r + r^2 q(r), |r| <= ln2 / 2 and a little more, for the rounding of the reduction
edge = log(mpf(2)) / 2 * (1 + mpf(2) ** -12)
report("exp q", q, lambda r: r**2, 4, -edge, edge)
# tanh(x) = x + x z p(z), z = x^2, |x| <= 0.55
report("tanh p", p, lambda z: z, 4, mpf(0), mpf("0.3025"))
