#!/usr/bin/python3
"""Minimax coefficients of src/kernels/elementary/exp.ts and log.ts, by Remez exchange at 60 digits (needs mpmath).

Each polynomial is the weighted best approximation on its reduced interval; its coefficients are then rounded to float64 and the
error of the rounded polynomial is printed, so the figure is that of the numbers that run. tanh needs no fit: its coefficients are
the integers of the 7th convergent of Lambert's continued fraction x / (1 + x^2 / (3 + x^2 / (5 + ...))); the script prints those too.

    /usr/bin/python3 scripts/elementary-coefficients.py
"""
from mpmath import mp, mpf, atanh, chop, cos, expm1, log, lu_solve, matrix, pi, sqrt, tanh

mp.dps = 60


def remez(f, weight, degree, low, high, rounds=12):
    """Coefficients c[0..degree] minimising max |weight(t) * (f(t) - sum c[i] t^i)| on [low, high]."""
    points = degree + 2
    nodes = [(low + high) / 2 - (high - low) / 2 * cos(pi * i / (points - 1)) for i in range(points)]
    nodes = [n + (high - low) * mpf(10) ** -9 * (1 if i == 0 else -1 if i == points - 1 else 0) for i, n in enumerate(nodes)]
    for _ in range(rounds):
        system, right = matrix(points, points), matrix(points, 1)
        for i, t in enumerate(nodes):
            for j in range(degree + 1):
                system[i, j] = t**j
            system[i, degree + 1] = (-1) ** i / weight(t)
            right[i] = f(t)
        solution = lu_solve(system, right)
        c = [solution[j] for j in range(degree + 1)]
        nodes = extrema(lambda t: weight(t) * (f(t) - value(c, t)), nodes, low, high)
    return c


def extrema(error, nodes, low, high):
    """One extremum of `error` in each stretch around a node: a grid, then a golden section is not needed at this accuracy."""
    edges = [low] + [(a + b) / 2 for a, b in zip(nodes, nodes[1:])] + [high]
    found = []
    for node, a, b in zip(nodes, edges, edges[1:]):
        sign = 1 if error(node) > 0 else -1
        grid = [a + (b - a) * i / 60 for i in range(61)]
        found.append(max(grid, key=lambda t: sign * error(t)))
    return found


def value(c, t):
    total = mpf(0)
    for coefficient in reversed(c):
        total = total * t + coefficient
    return total


def report(name, c, f, weight, low, high):
    c = [mpf(float(x)) for x in c]
    grid = [low + (high - low) * i / 2000 for i in range(2001)]
    worst = max(abs(weight(t) * (f(t) - value(c, t))) for t in grid if weight(t) != 0)
    print(f"{name}: worst weighted error 2^{float(log(worst, 2)):.2f}")
    for i, x in enumerate(c):
        print(f"  c{i} = {float(x)!r}")


def head(x, bits):
    """x cut to `bits` significant bits, and the float64 nearest to what is left."""
    scale = mpf(2) ** (bits - 1 - int(mp.floor(log(x, 2))))
    high = mp.floor(x * scale) / scale
    return float(high), float(x - high)


tiny = mpf(10) ** -12

# exp(r) = 1 + r + r^2 q(r), |r| <= ln2 / 2 (and a little more, for the rounding of the reduction)
edge = log(2) / 2 * (1 + mpf(2) ** -20)


def q(r):
    if abs(r) < mpf(10) ** -8:
        return mpf(1) / 2 + r / 6 + r**2 / 24 + r**3 / 120 + r**4 / 720
    return (expm1(r) - r) / r**2


report("exp q", remez(q, lambda r: r**2 + tiny, 10, -edge, edge), q, lambda r: r**2, -edge, edge)

# log((1 + s) / (1 - s)) = 2 s + s z g(z), z = s^2, for sqrt(1/2) <= 1 + f < sqrt(2)
limit = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2 * (1 + mpf(2) ** -20)


def g(z):
    if z < mpf(10) ** -8:
        return mpf(2) / 3 + 2 * z / 5 + 2 * z**2 / 7 + 2 * z**3 / 9 + 2 * z**4 / 11
    s = sqrt(z)
    return (2 * atanh(s) - 2 * s) / (s * z)


report("log g", remez(g, lambda z: z + tiny, 6, mpf(0), limit), g, lambda z: z, mpf(0), limit)

print("ln2 head (42 bits), tail:", head(log(2), 42))
print("1 / ln2:", float(1 / log(2)))

# tanh: convergents of x / (1 + z / (3 + z / (5 + ...))), as tanh x = x - x z n(z) / d(z)
def convergent(depth):
    def add(a, b):
        return [(a[i] if i < len(a) else 0) + (b[i] if i < len(b) else 0) for i in range(max(len(a), len(b)))]

    top, bottom = [2 * depth - 1], [1]
    for odd in range(2 * depth - 3, 0, -2):
        top, bottom = add([odd * t for t in top], [0] + bottom), top
    return [(t - (bottom[i] if i < len(bottom) else 0)) for i, t in enumerate(top)][1:], top


for depth in (7, 8):
    n, d = convergent(depth)
    a = mpf(5) / 8
    worst = max(abs((x - x**3 * value(n, x * x) / value(d, x * x)) / tanh(x) - 1) for x in [a * i / 200 for i in range(1, 201)])
    print(f"tanh depth {depth}: n = {n}, d = {d}, worst relative error 2^{float(log(worst, 2)):.2f} on |x| <= 0.625")
