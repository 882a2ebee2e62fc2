"""Losses and a normalised last layer by PyTorch's automatic differentiation, in double precision.
With torch 1.13.1 (Debian's python3-torch):
/usr/bin/python3 losses.py > ../resources/equipoise/classifiers/loss/expected.json
"""
import json

import torch
import torch.nn.functional as F

COUNTS = [400, 60, 25, 9]
LABELS = [0, 2, 3, 0, 1, 3]
OTHERS = [3, 0, 3, 1, 1, 2]
SHARES = [1.0, 0.75, 0.25, 0.5, 0.125, 0.0]
N, C = len(LABELS), len(COUNTS)


def noise(n, scale, state):
    values = []
    for _ in range(n):
        state = (1103515245 * state + 12345) % 2**31
        values.append(scale * (state / 2**31 - 0.5))
    return torch.tensor(values, dtype=torch.float32).double()


n = torch.tensor(COUNTS, dtype=torch.double)
prior = n / n.sum()


def effective(beta):
    w = (1 - beta) / (1 - beta**n)
    return w / (w * n).sum() * n.sum()


def plain(z, y):
    return F.cross_entropy(z, y, reduction="none")


def weighted(w, loss):
    return lambda z, y: w[y] * loss(z, y)


def focal(gamma):
    def loss(z, y):
        p = F.softmax(z, 1)[torch.arange(len(y)), y]
        return -((1 - p) ** gamma) * torch.log(p)

    return loss


def ldam(margin, scale):
    margins = margin * (n.min() / n) ** 0.25

    def loss(z, y):
        return plain(z - scale * margins[y][:, None] * F.one_hot(y, C), y)

    return loss


def adjusted(tau):
    return lambda z, y: plain(z + tau * torch.log(prior), y)


def smoothing(e):
    return lambda z, y: F.cross_entropy(z, y, reduction="none", label_smoothing=e)


inverse = n.sum() / (C * n)
CASES = [
    ("class-weights", {}, 0, weighted(inverse, plain)),
    ("effective-number", {"beta": 0.99}, 0, weighted(effective(0.99), plain)),
    ("effective-number", {}, 0, weighted(effective(0.9999), plain)),
    ("focal", {}, 0, focal(2)),
    ("focal", {"gamma": 0.5}, 0, focal(0.5)),
    ("class-balanced-focal", {}, 0, weighted(effective(0.9999), focal(1))),
    ("ldam", {}, 0, ldam(0.5, 30)),
    ("ldam-drw", {}, 0.79, ldam(0.5, 30)),
    ("ldam-drw", {}, 0.8, weighted(effective(0.9999), ldam(0.5, 30))),
    ("drw", {}, 0.1, plain),
    ("drw", {"from": 0.5, "beta": 0.999}, 0.5, weighted(effective(0.999), plain)),
    ("drs", {}, 0.9, plain),
    ("balanced-softmax", {}, 0, adjusted(1)),
    ("logit-adjusted-loss", {"tau": 1.5}, 0, adjusted(1.5)),
    ("label-smoothing", {}, 0, smoothing(0.1)),
    ("balanced-batches", {}, 0, plain),
    ("square-root-batches", {}, 0, plain),
    ("mixup", {"with": "drw"}, 0.9, weighted(effective(0.9999), plain)),
    ("remix", {}, 0.9, plain),
]


def case(name, options, done, loss):
    z = noise(N * C, 6, 7).reshape(N, C).requires_grad_()
    share = torch.tensor(SHARES, dtype=torch.double)
    value = (share * loss(z, torch.tensor(LABELS)) + (1 - share) * loss(z, torch.tensor(OTHERS))).mean()
    value.backward()
    return {
        "name": name,
        "options": options,
        "done": done,
        "value": value.item(),
        "gradient": z.grad.flatten().tolist(),
    }


def cosine():
    width, scale = 5, 30
    f = noise(N * width, 2, 11).reshape(N, width).requires_grad_()
    w = noise(C * width, 2, 13).reshape(C, width).requires_grad_()
    z = scale * F.linear(F.normalize(f), F.normalize(w))
    F.cross_entropy(z, torch.tensor(LABELS)).backward()
    return {
        "logits": z.flatten().tolist(),
        "features": f.grad.flatten().tolist(),
        "weights": w.grad.flatten().tolist(),
    }


print(
    json.dumps(
        {
            "counts": COUNTS,
            "labels": LABELS,
            "others": OTHERS,
            "shares": SHARES,
            "cases": [case(*c) for c in CASES],
            "cosine": cosine(),
        },
        indent=1,
    )
)
