"""The worker's side of the protocol, for peers in Python; serve.mjs is its twin. README.md describes the messages."""

import json
import os
import statistics
import sys
import time

import numpy as np

FOLDER = os.environ.get("BENCH_DATA", "")
THREADS = int(os.environ.get("BENCH_THREADS", "1"))
with open(os.path.join(FOLDER, "workloads.json"), encoding="utf-8") as file:
    WORKLOADS = {workload["id"]: workload for workload in json.load(file)}

# What is timed together: long enough that the clock's grain does not count.
CHUNK = 0.002


class Cannot(Exception):
    """Raised by a worker that has no way to do a workload; the message says why."""


class Data:
    """The examples x [batches, batch, ...] and t [batches, batch, outputs], and the first weights in turn."""

    def __init__(self, workload):
        self.dtype = np.dtype(workload["dtype"])
        shape = (workload["batches"], workload["batch"])
        self.x = self._load(workload, "x").reshape(*shape, *workload["input"]["shape"])
        self.t = self._load(workload, "t").reshape(*shape, -1)
        self._weights = self._load(workload, "w")
        self._place = 0

    def _load(self, workload, kind):
        return np.fromfile(os.path.join(FOLDER, f"{workload['id']}.{kind}"), self.dtype)

    def take(self, *shape):
        start, self._place = self._place, self._place + int(np.prod(shape))
        return self._weights[start : self._place].reshape(shape).copy()


def serve(version, open_session):
    """Answers the driver until it closes the pipe. `open_session(workload, data)` returns an object with `step(k)`,
    which trains on batch k (or predicts it), and `value()`, the loss of the last step (or the sum of the last outputs)."""
    warm = set()
    _say({"ready": version})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            _say(_answer(request, open_session, warm))
        except Exception as error:
            text = str(error) if isinstance(error, Cannot) else f"{type(error).__name__}: {error}"
            _say({"workload": request["workload"], "cannot": text.splitlines()[0][:200]})


def absent(error):
    """For a peer that is not installed: says so and ends."""
    _say({"cannot": f"not installed: {error}"})
    sys.exit(0)


def _answer(request, open_session, warm):
    workload = WORKLOADS[request["workload"]]
    session = open_session(workload, Data(workload))
    step, batches, clock = session.step, workload["batches"], time.perf_counter
    done = 0
    if "check" in request:
        for done in range(request["check"]):
            step(done % batches)
        return {"workload": workload["id"], "value": float(session.value())}
    seconds, steps = request.get("seconds", 0.3), request.get("steps")
    limit = 0.01 if workload["id"] in warm else seconds
    began = clock()
    while done < 1 or clock() - began < limit:
        step(done % batches)
        done += 1
    warm.add(workload["id"])
    size = max(1, round(CHUNK * done / (clock() - began)))
    chunks = []
    start = now = clock()
    while not chunks or (now - start < seconds if steps is None else len(chunks) * size < steps):
        before = now
        for k in range(done, done + size):
            step(k % batches)
        done += size
        now = clock()
        chunks.append((now - before) * 1e6 / size)
    return {"workload": workload["id"], "us_per_step": statistics.median(chunks), "steps": len(chunks) * size}


def _say(message):
    print(json.dumps(message), flush=True)
