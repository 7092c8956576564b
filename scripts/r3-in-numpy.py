"""R3's program at rate 0.5 in numpy, over ten seeds: how far its figures come by chance. docs/reproduction.md states what it prints.

    python3 scripts/r3-in-numpy.py data/mnist/mnist.pkl.gz
"""

import gzip
import pickle
import sys

import numpy as np

RATE, BATCH, EPOCHS = 0.5, 10, 10


def softmax(z):
    # As the report has it, which is to be 0 throughout where exp overflows; it never does.
    e = np.exp(z)
    return np.nan_to_num(e / e.sum(1, keepdims=True))


def train(seed, train_set, test_set):
    rng = np.random.RandomState(seed)
    b1, b2 = rng.randn(15), rng.randn(10)
    w1, w2 = rng.randn(15, 784), rng.randn(10, 15)
    x, t = train_set[0].astype(float), np.eye(10)[train_set[1]]
    for _ in range(EPOCHS):
        order = rng.permutation(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            z = x[rows] @ w1.T + b1
            a = np.maximum(z, 0)
            delta2 = softmax(a @ w2.T + b2) - t[rows]
            delta1 = (delta2 @ w2) * (z > 0)
            w2 -= RATE / BATCH * (delta2.T @ a)
            b2 -= RATE / BATCH * delta2.sum(0)
            w1 -= RATE / BATCH * (delta1.T @ x[rows])
            b1 -= RATE / BATCH * delta1.sum(0)
        hidden = np.maximum(test_set[0] @ w1.T + b1, 0)
        right = softmax(hidden @ w2.T + b2).argmax(1) == test_set[1]
        yield int(right.sum())


with gzip.open(sys.argv[1]) as file:
    train_set, _, test_set = pickle.load(file, encoding="latin1")
for seed in range(10):
    print(seed, *train(seed, train_set, test_set))
