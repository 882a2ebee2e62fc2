#!/usr/bin/env python3
"""Fit time and accuracy of the random forest beside scikit-learn's and Smile's.

Every seed fits one forest of each, in turn, in processes that live on, and prints the median
processor seconds of a fit, its ratio to scikit-learn's, and mean and standard deviation of the
accuracy and balanced accuracy on held-out rows. The first fits warm up and are not counted.

  forest.py --mnist DIR [--train 2500] [--test 5000] [--seeds 7]
  forest.py --keel FILE.dat [--seeds 20]

Build first, from the project's root:
  ./mvnw -q -pl classifiers -am test-compile
and give the folder that holds the jars of Smile 2.6.0, SLF4J and Jackson with --libraries; without
Smile, --only equipoise,scikit-learn and the folder that the launcher fills are enough.

Forests of 100 trees, square root of the columns tried at a node, depth of at most 20.
"""
import argparse
import gzip
import os
import pathlib
import subprocess
import sys
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

ROOT = pathlib.Path(__file__).resolve().parents[2]


def idx(path):
    data = gzip.open(path).read()
    axes = [int.from_bytes(data[4 + 4 * a : 8 + 4 * a], "big") for a in range(data[3])]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * len(axes)).reshape(axes)


def mnist(folder, n_train, n_test):
    parts = []
    for name, n in (("train", n_train), ("t10k", n_test)):
        x = idx(f"{folder}/{name}-images-idx3-ubyte.gz").reshape(-1, 784).astype(float)
        y = idx(f"{folder}/{name}-labels-idx1-ubyte.gz").astype(int)
        rows = np.random.RandomState(1).permutation(len(y))[:n]
        parts += [x[rows], y[rows]]
    return parts


def keel(path):
    lines = [line.strip() for line in open(path) if not line.startswith("@") and line.strip()]
    cells = [[cell.strip() for cell in line.split(",")] for line in lines]
    cells = [row for row in cells if "?" not in row and "<null>" not in row]
    y = np.unique([row[-1] for row in cells], return_inverse=True)[1]
    return np.array([[float(cell) for cell in row[:-1]] for row in cells]), y


class Java:
    def __init__(self, libraries, folder, kind, columns, classes):
        places = [f"{module}/target/classes" for module in ("classifiers", "core", "engines/api")]
        places = ["classifiers/target/test-classes", *places, libraries + "/*"]
        self.process = subprocess.Popen(
            ["java", "-XX:+UseSerialGC", "-Xmx2g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
             "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
             "-cp", ":".join(str(ROOT / place) for place in places),
             "equipoise.classifiers.forest.ForestPeer", folder, kind, str(columns), str(classes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def fit(self, name, seed):
        print(name, seed, file=self.process.stdin, flush=True)
        words = self.process.stdout.readline().split()
        return float(words[0]), np.array(words[1:], int)


def scikit_learn(x, y, test, seed):
    forest = RandomForestClassifier(100, max_depth=20, random_state=seed, n_jobs=1)
    start = time.process_time()
    forest.fit(x.astype(np.float32), y)
    return time.process_time() - start, forest.predict(test)


def balanced(y, predicted):
    return np.mean([np.mean(predicted[y == c] == c) for c in np.unique(y)])


def main():
    options = argparse.ArgumentParser(description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mnist")
    options.add_argument("--keel")
    options.add_argument("--train", type=int, default=2500)
    options.add_argument("--test", type=int, default=5000)
    options.add_argument("--seeds", type=int, default=7)
    options.add_argument("--libraries", default="experiments/target/lib")
    options.add_argument("--only", default="equipoise,smile,scikit-learn")
    chosen = options.parse_args()
    if chosen.mnist:
        x, y, test, truth = mnist(chosen.mnist, chosen.train, chosen.test)
    elif chosen.keel:
        x, y = keel(chosen.keel)
        x, test, y, truth = train_test_split(x, y, test_size=0.3, stratify=y, random_state=1)
    else:
        sys.exit("give --mnist or --keel")
    names = chosen.only.split(",")
    found = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        np.column_stack([y, x]).astype("<f8").tofile(f"{folder}/train")
        np.column_stack([truth, test]).astype("<f8").tofile(f"{folder}/test")
        kind = "images" if chosen.mnist else "table"
        java = Java(chosen.libraries, folder, kind, x.shape[1], int(y.max()) + 1)
        warm = 4
        for seed in range(1, chosen.seeds + warm + 1):
            for name in names:
                if name == "scikit-learn":
                    seconds, predicted = scikit_learn(x, y, test, seed)
                else:
                    seconds, predicted = java.fit(name, seed)
                if seed > warm:
                    found[name].append(
                        (seconds, 100 * np.mean(predicted == truth), 100 * balanced(truth, predicted)))
    print(f"{len(y)} x {x.shape[1]}, {int(y.max()) + 1} classes, {chosen.seeds} seeds")
    base = np.median([s for s, _, _ in found["scikit-learn"]]) if "scikit-learn" in found else None
    for name in names:
        s, a, b = np.array(found[name]).T
        ratio = f" ({np.median(s) / base:.2f})" if base else ""
        print(f"{name:13s} {np.median(s):7.3f} s{ratio}  accuracy {a.mean():.2f} +- {a.std(ddof=1):.2f}"
              f"  balanced {b.mean():.2f} +- {b.std(ddof=1):.2f}")


if __name__ == "__main__":
    main()
