#!/usr/bin/env python3
"""Accuracy and time of the classifiers without a network beside scikit-learn's.

One stratified split (30 % test); for each classifier the mean over seeds of accuracy, balanced
accuracy, log loss (in %) and processor seconds of fit and prediction.

  learners.py --keel FILE.dat --libraries DIR [--seeds 5]
  learners.py --mnist DIR --libraries DIR [--train 2000] [--test 2000] [--seeds 1]

Build first, from the project's root:
  ./mvnw -q -pl classifiers -am test-compile
and give the folder that holds the jars of Smile 2.6.0, SLF4J and Jackson with --libraries.
"""
import argparse
import os
import subprocess
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
from forest import ROOT, keel, mnist
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import balanced_accuracy_score, log_loss
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

parser = argparse.ArgumentParser()
parser.add_argument("--keel")
parser.add_argument("--mnist")
parser.add_argument("--libraries", required=True)
parser.add_argument("--train", type=int, default=2000)
parser.add_argument("--test", type=int, default=2000)
parser.add_argument("--seeds", type=int, default=5)
options = parser.parse_args()

if options.mnist:
    x, y, x_test, y_test = mnist(options.mnist, options.train, options.test)
    middle, width = x.mean(axis=0), x.std(axis=0)
    width = np.sqrt((width**2).mean())
else:
    data, labels = keel(options.keel)
    x, x_test, y, y_test = train_test_split(
        data, labels, test_size=0.3, random_state=1, stratify=labels)
    scaler = StandardScaler().fit(x)
    middle, width = scaler.mean_, scaler.scale_

folder = tempfile.mkdtemp()
for name, rows, classes in (("train", x, y), ("test", x_test, y_test)):
    np.column_stack([classes, rows]).astype("<f8").tofile(f"{folder}/{name}")
places = [f"{module}/target/classes" for module in ("classifiers", "core", "engines/api")]
places = ["classifiers/target/test-classes", *places, options.libraries + "/*"]
java = subprocess.Popen(
    ["java", "-XX:+UseSerialGC", "-Xmx3g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
     "-cp", ":".join(str(ROOT / place) for place in places),
     "equipoise.classifiers.LearnerPeer", folder, "images" if options.mnist else "table",
     str(x.shape[1]), str(y.max() + 1)],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def equipoise(name, seed):
    print(name, seed, file=java.stdin, flush=True)
    words = np.array(java.stdout.readline().split(), float)
    return words[0], words[1:].reshape(len(x_test), -1)


def scikit_learn(name, seed):
    scale = name != "gradient-boosting"
    a, b = [(rows - middle) / width if scale else rows for rows in (x, x_test)]
    model = {
        "gradient-boosting": lambda: GradientBoostingClassifier(subsample=0.7, random_state=seed),
        "svm": lambda: SVC(probability=True, random_state=seed),
        "k-nn": lambda: KNeighborsClassifier(5),
    }[name]()
    start = time.process_time()
    p = model.fit(a, y).predict_proba(b)
    return time.process_time() - start, p


print(f"{x.shape[0]} x {x.shape[1]}, {len(x_test)} test rows, {y.max() + 1} classes")
for name in ("gradient-boosting", "svm", "k-nn"):
    for library in (equipoise, scikit_learn):
        scores = []
        for seed in range(options.seeds):
            seconds, p = library(name, seed)
            answer = p.argmax(axis=1)
            p = np.clip(p, 1e-7, 1)
            scores.append((100 * (answer == y_test).mean(),
                           100 * balanced_accuracy_score(y_test, answer),
                           100 * log_loss(y_test, p / p.sum(axis=1, keepdims=True)), seconds))
        mean = np.mean(scores, axis=0)
        spread = np.std(scores, axis=0)
        print(f"{name:18} {library.__name__:13} accuracy {mean[0]:.2f} +- {spread[0]:.2f}  "
              f"balanced {mean[1]:.2f} +- {spread[1]:.2f}  log loss {mean[2]:.1f}  "
              f"{np.median([s[3] for s in scores]):.3f} s", flush=True)
