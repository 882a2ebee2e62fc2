#!/usr/bin/env python3
"""What people script instead of a study: MNIST thinned to a long tail, LeNet-5 on PyTorch, none,
random over-sampling and SMOTE of imbalanced-learn, two repeats, two processes. Prints the wall time
and each balanced accuracy. Beside it, with the same images, steps and batch:

    /usr/bin/python3 experiments/benchmark/whole_study.py MNIST_FOLDER
    ./equipoise run experiments/benchmark/whole-study.yaml --workers 2 --no-cache   # path: MNIST_FOLDER

Needs python3 with torch and imblearn (Debian and Ubuntu: python3-torch, python3-imblearn). As in the
study, an epoch is as many steps as the images before resampling need.
"""
import gzip
import multiprocessing
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import torch  # noqa: E402
import torch.nn as nn  # noqa: E402
from imblearn.over_sampling import SMOTE, RandomOverSampler  # noqa: E402

COUNTS = [4000, 2000, 1000, 750, 500, 350, 200, 100, 60, 40]
EPOCHS, BATCH, TEST = 10, 64, 800


def idx(folder, name, header):
    with gzip.open(os.path.join(folder, name + ".gz")) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def images(folder, part):
    return (idx(folder, part + "-images-idx3-ubyte", 16).reshape(-1, 784),
            idx(folder, part + "-labels-idx1-ubyte", 8))


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def thinned(x, y, counts, random):
    rows = np.concatenate([random.permutation(np.flatnonzero(y == c))[:n]
                           for c, n in enumerate(counts)])
    return x[rows], y[rows]


def scaled(x):
    return torch.from_numpy(x.reshape(-1, 1, 28, 28).astype(np.float32) / 255 - 0.5)


def recall(network, x, y):
    network.eval()
    with torch.no_grad():
        guess = np.concatenate([network(x[i:i + 256]).argmax(1).numpy()
                                for i in range(0, len(x), 256)])
    network.train()
    return np.mean([np.mean(guess[y == c] == c) for c in range(10)])


def trial(task):
    folder, method, repeat = task
    torch.set_num_threads(1)
    torch.manual_seed(repeat)
    random = np.random.default_rng(repeat)
    test = thinned(*images(folder, "t10k"), [TEST] * 10, random)
    x, y = thinned(*images(folder, "train"), COUNTS, random)
    kept = np.concatenate([random.permutation(np.flatnonzero(y == c))[max(1, n // 10):]
                           for c, n in enumerate(COUNTS)])
    held = np.setdiff1d(np.arange(len(y)), kept)
    validation = scaled(x[held]), y[held]
    x, y = x[kept], y[kept]
    steps = -(-len(y) // BATCH)
    if method != "none":
        x, y = {"random-over": RandomOverSampler, "smote": SMOTE}[method](
            random_state=repeat).fit_resample(x, y)
    x, labels = scaled(x), torch.from_numpy(y.astype(np.int64))
    network = lenet5()
    optimizer = torch.optim.Adam(network.parameters(), 1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS * steps)
    best, weights = -1, None
    order = torch.randperm(len(labels))
    at = 0
    for _ in range(EPOCHS):
        for _ in range(steps):
            if at + BATCH > len(labels):
                order, at = torch.randperm(len(labels)), 0
            rows = order[at:at + BATCH]
            at += BATCH
            optimizer.zero_grad()
            nn.functional.cross_entropy(network(x[rows]), labels[rows]).backward()
            optimizer.step()
            schedule.step()
        score = recall(network, *validation)
        if score > best:
            best, weights = score, {k: v.clone() for k, v in network.state_dict().items()}
    network.load_state_dict(weights)
    return method, repeat, recall(network, scaled(test[0]), test[1])


def main():
    tasks = [(sys.argv[1], method, repeat) for repeat in (1, 2)
             for method in ("none", "random-over", "smote")]
    start = time.perf_counter()
    with multiprocessing.Pool(2) as pool:
        for result in pool.imap(trial, tasks, 1):
            print("%s, repeat %d: balanced accuracy %.3f" % result, flush=True)
    print("%.1f s" % (time.perf_counter() - start))


if __name__ == "__main__":
    main()
