"""Expected values of DecisionRuleTest: the rule of decision, written a second time with matrices.

Needs numpy and scipy: python3 decision.py
"""

import numpy as np
from scipy import stats


def cases():
    """Tuples (repeat, image, group, label, candidate, rival); the test makes the same ones."""
    labels = [0] * 20 + [1] * 10 + [2] * 5
    redrawn, groups, fixed, seeds = [], [], [], []
    for repeat in range(5):
        for image, label in enumerate(labels):
            candidate = int((image * 7 + repeat * 3) % 5 > 0)
            rival = int((image * 3 + repeat * 5) % 4 > 0)
            fixed.append((repeat, image, image, label, candidate, rival))
            if (image + repeat) % 2 == 0:
                redrawn.append((repeat, image, image, label, candidate, rival))
            # Some repeats go better than others.
            lucky = int((image * 7 + repeat * 3) % 5 > 2 * (repeat % 3) - 1)
            if (image + repeat) % 2 == 0:
                seeds.append((repeat, image, image // 2, label, lucky, rival))
            # Group 9 holds images of two classes.
            groups.append((repeat, image, image // 3, label, candidate, rival))
    return {"fixed": fixed, "redrawn": redrawn, "groups": groups, "seeds": seeds}


def decide(rows, alpha=0.05, margin=0.02, comparisons=6):
    repeats = sorted({row[0] for row in rows})
    groups = sorted({row[2] for row in rows})
    labels = sorted({row[3] for row in rows})
    n_repeats = len(repeats)
    weight, difference = {}, {}
    for key, (r, image, g, label, a, b) in enumerate(rows):
        in_class = sum(1 for row in rows if row[0] == r and row[3] == label)
        present = len({row[3] for row in rows if row[0] == r})
        weight[key] = 1 / (present * in_class)
        difference[key] = a - b
    by_repeat = np.array(
        [sum(weight[k] * difference[k] for k, row in enumerate(rows) if row[0] == r) for r in repeats]
    )
    estimate = by_repeat.mean()
    # Residual sums by repeat, group and class.
    sums = np.zeros((n_repeats, len(groups), len(labels)))
    share = np.zeros((len(groups), len(labels)))
    total = np.zeros(len(labels))
    for c, label in enumerate(labels):
        keys = [k for k, row in enumerate(rows) if row[3] == label]
        total[c] = sum(weight[k] for k in keys) / n_repeats
        mean = sum(weight[k] * difference[k] for k in keys) / sum(weight[k] for k in keys)
        for k in keys:
            r, g = repeats.index(rows[k][0]), groups.index(rows[k][2])
            sums[r, g, c] += weight[k] * (difference[k] - mean)
            share[g, c] += weight[k] / n_repeats / total[c]
    factor, degrees, part, scale = [], [], [], []
    for c in range(len(labels)):
        inside = share[:, c] > 0
        p = share[inside, c]
        centre = np.eye(len(p)) - np.outer(np.ones(len(p)), p)
        form = centre.T @ np.diag(p**2) @ centre
        factor.append((p @ p) / np.trace(form))
        degrees.append(np.trace(form) ** 2 / np.trace(form @ form))
        part.append(factor[c] * (sums[:, inside, c].mean(axis=0) ** 2).sum())
        scale.append(total[c] ** 2 * (p @ p))
    factor, degrees, part, scale = map(np.array, (factor, degrees, part, scale))
    images = ((sums.mean(axis=0) * np.sqrt(factor)).sum(axis=1) ** 2).sum()
    # What testing images adds to the spread: residuals from each repeat's own class means.
    own = np.zeros((n_repeats, len(groups)))
    for r, repeat in enumerate(repeats):
        for label in labels:
            keys = [k for k, row in enumerate(rows) if row[0] == repeat and row[3] == label]
            tested = len({rows[k][2] for k in keys})
            if tested > 1:
                mean = np.mean([difference[k] for k in keys])
                for k in keys:
                    own[r, groups.index(rows[k][2])] += (
                        np.sqrt(tested / (tested - 1)) * weight[k] * (difference[k] - mean)
                    )
    cross = own @ own.T
    within = np.trace(cross) / n_repeats
    between = (cross.sum() - np.trace(cross)) / (n_repeats * (n_repeats - 1))
    sampling = max(0, within - between)
    y = (sums.mean(axis=0) / np.where(share > 0, share, 1) / total)[share > 0]
    typical = (y**4).sum() / (y**2).sum() if (y**2).sum() > 1e-20 else 1
    pooled = (typical + (degrees * part / scale).sum()) / (1 + degrees.sum())
    least = (degrees * part + scale * pooled) / (degrees + 1)
    raised = least > part
    images += (least - part)[raised].sum()
    part = np.where(raised, least, part)
    degrees = degrees + raised
    image_degrees = part.sum() ** 2 / (part**2 / degrees).sum()
    spread = by_repeat.var(ddof=1)
    variance = max(spread / n_repeats, images + max(0, spread - sampling) / n_repeats)
    df = max(
        1,
        variance**2
        / (images**2 / image_degrees + (spread / n_repeats) ** 2 / (n_repeats - 1)),
    )
    error = np.sqrt(variance)
    t = stats.t(df)
    return {
        "estimate": 100 * estimate,
        "error": 100 * error,
        "degrees": df,
        "p": 2 * t.sf(abs(estimate) / error),
        "low": 100 * (estimate - t.ppf(1 - alpha / 2) * error),
        "high": 100 * (estimate + t.ppf(1 - alpha / 2) * error),
        "pEquivalence": max(t.sf((estimate + margin) / error), t.cdf((estimate - margin) / error)),
        "detectable of six": 100 * (t.ppf(1 - alpha / 2 / comparisons) + t.ppf(0.8)) * error,
        "better": t.sf((margin - estimate) / error),
        "worse": t.cdf((-margin - estimate) / error),
    }


for name, rows in cases().items():
    print(name)
    for figure, value in decide(rows).items():
        print(f"  {figure}: {value:.10g}")
