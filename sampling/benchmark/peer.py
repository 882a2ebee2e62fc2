"""Times imbalanced-learn on the tables of equipoise.sampling.SamplingBenchmark.

    python3 sampling/benchmark/peer.py [--only WORK]... [--rounds N] [--json]

The tables are made here by the same formula and lie in memory before the clock starts; one run
before the counted ones is not counted. What that run takes of memory beyond input and output is the
peak of the process's resident memory, less what was resident before the table was made, less the
values of the table and of the new rows; only of the first work, and only on Linux. Threads are set from outside: OMP_NUM_THREADS=2
OPENBLAS_NUM_THREADS=2 (see compare.sh).
"""

import argparse
import json
import os
import re
import resource
import time
import warnings

import numpy as np
import imblearn
from imblearn.over_sampling import ADASYN, SMOTE
from imblearn.under_sampling import EditedNearestNeighbours, TomekLinks

WORKS = [
    ("enn", 20000, 784),
    ("enn", 100000, 64),
    ("adasyn", 100000, 64),
    ("adasyn", 20000, 784),
    ("smote", 100000, 784),
    ("tomek-links", 50000, 64),
]
THREADS = int(os.environ.get("OMP_NUM_THREADS", "2"))
SAMPLERS = {
    "enn": lambda: EditedNearestNeighbours(n_jobs=THREADS),
    "adasyn": lambda: ADASYN(random_state=1, n_jobs=THREADS),
    "smote": lambda: SMOTE(random_state=1, n_jobs=THREADS),
    "tomek-links": lambda: TomekLinks(n_jobs=THREADS),
}


def table(rows, columns):
    """See SamplingBenchmark.table."""
    values = np.empty((rows, columns))
    labels = (np.arange(rows) % 10 == 0).astype(np.int64)
    for first in range(0, rows, 1000):
        last = min(rows, first + 1000)
        z = np.arange(first * columns, last * columns, dtype=np.uint64) + np.uint64(1)
        z *= np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
        low = np.uint64(0xFFFF)
        parts = sum(((z >> np.uint64(s)) & low).astype(np.int64) for s in (0, 16, 32, 48))
        values[first:last] = ((parts - 131070) / 65536.0).reshape(-1, columns)
    values[labels == 1] += 0.25
    return values, labels


def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * resource.getpagesize()


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(method, rows, columns, rounds):
    before = resident()
    first = before > 0.75 * peak()
    values, labels = table(rows, columns)
    lines = []
    for _ in range(rounds + 1):
        sampler = SAMPLERS[method]()
        used, start = time.process_time(), time.perf_counter()
        after = sampler.fit_resample(values, labels)[0].shape[0]
        lines.append((time.perf_counter() - start, time.process_time() - used, after))
        if len(lines) == 1:
            extra = peak() - before - max(rows, after) * columns * 8
    seconds, processor, after = sorted(lines[1:])[rounds // 2]
    return {
        "work": f"{method}-{rows}x{columns}",
        "threads": THREADS,
        "seconds": seconds,
        "processorSeconds": processor,
        "firstSeconds": lines[0][0],
        "extraBytes": extra if first else None,
        "rowsAfter": after,
    }


def main():
    parser = argparse.ArgumentParser(description="imbalanced-learn " + imblearn.__version__)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore", FutureWarning)
    lines = []
    works = [re.fullmatch(r"(.+)-(\d+)x(\d+)", name).groups() for name in arguments.only] or WORKS
    for method, rows, columns in works:
        line = measure(method, int(rows), int(columns), arguments.rounds)
        lines.append(line)
        if not arguments.json:
            print(
                "{work:22} {threads} threads: {seconds:8.2f} s, {processorSeconds:8.2f} processor"
                " seconds, {firstSeconds:8.2f} s the first time, {extraBytes} bytes extra,"
                " {rowsAfter:,} rows after".format(**line),
                flush=True,
            )
    if arguments.json:
        print(json.dumps(lines, indent=2))


if __name__ == "__main__":
    main()
