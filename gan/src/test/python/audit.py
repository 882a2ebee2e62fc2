"""The figures of an audit by numpy and scipy, on the features that FiguresTest makes by the same
formula. With numpy 2.4.6 and scipy 1.17.1:
python3 audit.py > ../resources/equipoise/gan/audit/expected.json
"""
import json

import numpy as np
from scipy.linalg import eigh
from scipy.spatial.distance import cdist


def features(n, width, scale, shift, state):
    values = []
    for _ in range(n * width):
        state = (1103515245 * state + 12345) % 2**31
        values.append(scale * state / 2**31 + shift)
    return np.array(values).reshape(n, width)


def fid(x, y):
    sx, sy = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    values, vectors = eigh(sx)
    root = vectors @ np.diag(np.sqrt(np.clip(values, 0, None))) @ vectors.T
    product = root @ sy @ root
    eigenvalues = np.clip(np.linalg.eigvalsh((product + product.T) / 2), 0, None)
    means = x.mean(0) - y.mean(0)
    return means @ means + np.trace(sx) + np.trace(sy) - 2 * np.sqrt(eigenvalues).sum()


def kid(x, y):
    def kernel(a, b):
        return (a @ b.T / a.shape[1] + 1) ** 3

    xx, yy, xy = kernel(x, x), kernel(y, y), kernel(x, y)
    m, n = len(x), len(y)
    return (
        (xx.sum() - np.trace(xx)) / (m * (m - 1))
        + (yy.sum() - np.trace(yy)) / (n * (n - 1))
        - 2 * xy.mean()
    )


def prdc(real, fake, k):
    radii_real = np.sort(cdist(real, real), axis=1)[:, k]
    radii_fake = np.sort(cdist(fake, fake), axis=1)[:, k]
    between = cdist(real, fake)
    in_real = between <= radii_real[:, None]
    in_fake = between <= radii_fake[None, :]
    return {
        "precision": in_real.any(axis=0).mean(),
        "recall": in_fake.any(axis=1).mean(),
        "density": in_real.sum(axis=0).mean() / k,
        "coverage": in_real.any(axis=1).mean(),
    }


def authenticity(train, fake):
    own = np.sort(cdist(train, train), axis=1)[:, 1]
    between = cdist(fake, train)
    nearest = between.argmin(axis=1)
    return (between.min(axis=1) > own[nearest]).mean()


result = {}
for name, n, m, width in [("more rows than columns", 60, 50, 8), ("fewer", 25, 30, 40), ("unequal", 90, 30, 40)]:
    real = features(n, width, 1.0, 0.0, 1)
    fake = features(m, width, 1.0, 0.12, 2)
    result[name] = {
        "fid": fid(real, fake),
        "kid": kid(real, fake),
        **prdc(real, fake, 5),
        "authenticity": authenticity(real, fake),
        "meanOfPairs": cdist(fake, fake).sum() / (m * (m - 1)),
    }
print(json.dumps(result, indent=2))
