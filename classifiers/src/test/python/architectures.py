#!/usr/bin/python3
"""References for the tests of architectures, from torchvision and from PyTorch code below.

    OMP_NUM_THREADS=1 /usr/bin/python3 architectures.py counts
        prints parameters of every network at 1000 classes (small ones at 10 classes), as JSON
    OMP_NUM_THREADS=1 /usr/bin/python3 architectures.py formula > architectures.json
        prints the logits of some networks with weights and input by formula
    OMP_NUM_THREADS=1 /usr/bin/python3 architectures.py random DIR [NAME...]
        writes DIR/NAME.safetensors: random weights, the input and the logits

Needs PyTorch 1.13 and torchvision 0.14 (Debian's python3-torch and python3-torchvision).
"""
import json
import struct
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision.models as models


# Networks that torchvision does not have, written down from their papers.

class CifarBlock(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, filters, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)
        self.more = filters - channels

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.more:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.more // 2, self.more // 2))
        return F.relu(x + y)


class CifarResNet(nn.Module):
    """He et al. 2016, section 4.2, shortcuts of option A."""

    def __init__(self, blocks, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        channels = 16
        for stage, filters in enumerate([16, 32, 64], 1):
            row = []
            for i in range(blocks):
                row.append(CifarBlock(channels, filters, 2 if stage > 1 and i == 0 else 1))
                channels = filters
            setattr(self, f"layer{stage}", nn.Sequential(*row))
        self.linear = nn.Linear(64, classes)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(x.mean((2, 3)))


class WideBlock(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv1 = nn.Conv2d(channels, filters, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.shortcut = None if channels == filters else nn.Conv2d(
            channels, filters, 1, stride, bias=False)

    def forward(self, x):
        y = F.relu(self.bn1(x))
        if self.shortcut is not None:
            x = self.shortcut(y)
        return x + self.conv2(F.relu(self.bn2(self.conv1(y))))


def wide_resnet(classes):
    """WRN-28-2 of Zagoruyko and Komodakis 2016."""
    row = [nn.Conv2d(3, 16, 3, 1, 1, bias=False)]
    channels = 16
    for stage, filters in enumerate([32, 64, 128]):
        for i in range(4):
            row.append(WideBlock(channels, filters, 2 if stage > 0 and i == 0 else 1))
            channels = filters
    return nn.Sequential(*row, nn.BatchNorm2d(128), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
                         nn.Flatten(), nn.Linear(128, classes))


def vgg_bn(classes):
    row, channels = [], 3
    for filters in [32, 64, 128]:
        for _ in range(2):
            row += [nn.Conv2d(channels, filters, 3, 1, 1, bias=False), nn.BatchNorm2d(filters),
                    nn.ReLU()]
            channels = filters
        row.append(nn.MaxPool2d(2))
    return nn.Sequential(*row, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, classes))


def densenet(classes):
    """DenseNet-BC of depth 40 and growth 12, with the small images' first convolution."""
    net = models.DenseNet(12, (6, 6, 6), 24, bn_size=4, num_classes=classes)
    net.features.conv0 = nn.Conv2d(3, 24, 3, 1, 1, bias=False)
    del net.features.norm0, net.features.relu0, net.features.pool0
    return net


def mobilenet(classes):
    """Table 1 of Howard et al. 2017 at a quarter of the width, stride 1 at first."""
    row = [nn.Conv2d(3, 8, 3, 1, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU()]
    channels = 8
    table = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)]
    for filters, stride in table + [(1024, 2), (1024, 1)]:
        filters //= 4
        row += [nn.Conv2d(channels, channels, 3, stride, 1, groups=channels, bias=False),
                nn.BatchNorm2d(channels), nn.ReLU(),
                nn.Conv2d(channels, filters, 1, bias=False), nn.BatchNorm2d(filters), nn.ReLU()]
        channels = filters
    return nn.Sequential(*row, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(256, classes))


def small_resnet(name, classes):
    """With the small images' first convolution and no pooling after it."""
    net = getattr(models, name)(num_classes=classes)
    net.conv1 = nn.Conv2d(3, 64, 3, 1, 1, bias=False)
    net.maxpool = nn.Identity()
    return net


class Separable(nn.Sequential):
    def __init__(self, channels, filters):
        super().__init__(nn.Conv2d(channels, channels, 3, 1, 1, groups=channels, bias=False),
                         nn.Conv2d(channels, filters, 1, bias=False),
                         nn.BatchNorm2d(filters, 1e-3))


class Same(nn.Module):
    """TensorFlow's max pooling of 3, stride 2, padding SAME."""

    def forward(self, x):
        odd = [x.shape[2] % 2, x.shape[3] % 2]
        x = F.pad(x, (odd[1], 1, odd[0], 1), value=-float("inf"))
        return F.max_pool2d(x, 3, 2)


class Sum(nn.Module):
    def __init__(self, body, shortcut):
        super().__init__()
        self.body = body
        self.shortcut = shortcut

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


def xception(classes):
    """Figure 5 of Chollet 2017."""
    def halving(channels, first, second, begins=True):
        body = [nn.ReLU()] if begins else []
        body += [Separable(channels, first), nn.ReLU(), Separable(first, second), Same()]
        shortcut = nn.Sequential(nn.Conv2d(channels, second, 1, 2, bias=False),
                                 nn.BatchNorm2d(second, 1e-3))
        return Sum(nn.Sequential(*body), shortcut)

    def middle():
        body = []
        for _ in range(3):
            body += [nn.ReLU(), Separable(728, 728)]
        return Sum(nn.Sequential(*body), nn.Identity())

    return nn.Sequential(
        nn.Conv2d(3, 32, 3, 2, bias=False), nn.BatchNorm2d(32, 1e-3), nn.ReLU(),
        nn.Conv2d(32, 64, 3, bias=False), nn.BatchNorm2d(64, 1e-3), nn.ReLU(),
        halving(64, 128, 128, False), halving(128, 256, 256), halving(256, 728, 728),
        *[middle() for _ in range(8)], halving(728, 728, 1024),
        Separable(1024, 1536), nn.ReLU(), Separable(1536, 2048), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, classes))


class Unit(nn.Module):
    def __init__(self, channels, filters, kernel, stride=1, padding=0):
        super().__init__()
        self.conv = nn.Conv2d(channels, filters, kernel, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(filters, 1e-3)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


def units(channels, *rows):
    """Units from (filters, height, width[, halves]); padded unless they halve or are 0 wide."""
    row = []
    for filters, h, w, *kind in rows:
        if kind == ["half"]:
            row.append(Unit(channels, filters, 3, 2))
        elif kind == ["valid"]:
            row.append(Unit(channels, filters, (h, w)))
        else:
            row.append(Unit(channels, filters, (h, w), 1, (h // 2, w // 2)))
        channels = filters
    return nn.Sequential(*row)


class Join(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


HALF = (3, 3, "half")


def pooled(channels, filters):
    return nn.Sequential(nn.AvgPool2d(3, 1, 1, count_include_pad=False),
                         *units(channels, (filters, 1, 1)))


def inception_v4(classes):
    """Figures 3 to 9 of Szegedy et al. 2017."""
    pool = lambda: nn.MaxPool2d(3, 2)
    a = lambda: Join(
        units(384, (96, 1, 1)), units(384, (64, 1, 1), (96, 3, 3)),
        units(384, (64, 1, 1), (96, 3, 3), (96, 3, 3)), pooled(384, 96))
    b = lambda: Join(
        units(1024, (384, 1, 1)), units(1024, (192, 1, 1), (224, 1, 7), (256, 7, 1)),
        units(1024, (192, 1, 1), (192, 7, 1), (224, 1, 7), (224, 7, 1), (256, 1, 7)),
        pooled(1024, 128))
    fork = lambda n: Join(units(n, (256, 1, 3)), units(n, (256, 3, 1)))
    c = lambda: Join(
        units(1536, (256, 1, 1)), nn.Sequential(units(1536, (384, 1, 1)), fork(384)),
        nn.Sequential(units(1536, (384, 1, 1), (448, 3, 1), (512, 1, 3)), fork(512)),
        pooled(1536, 256))
    return nn.Sequential(
        units(3, (32, *HALF), (32, 3, 3, "valid"), (64, 3, 3)),
        Join(pool(), units(64, (96, *HALF))),
        Join(units(160, (64, 1, 1), (96, 3, 3, "valid")),
             units(160, (64, 1, 1), (64, 1, 7), (64, 7, 1), (96, 3, 3, "valid"))),
        Join(units(192, (192, *HALF)), pool()),
        *[a() for _ in range(4)],
        Join(units(384, (384, *HALF)), units(384, (192, 1, 1), (224, 3, 3), (256, *HALF)), pool()),
        *[b() for _ in range(7)],
        Join(units(1024, (192, 1, 1), (192, *HALF)),
             units(1024, (256, 1, 1), (256, 1, 7), (320, 7, 1), (320, *HALF)), pool()),
        *[c() for _ in range(3)],
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1536, classes))


class Scaled(nn.Module):
    def __init__(self, channels, scale, *branches):
        super().__init__()
        self.join = Join(*branches)
        width = sum(branch[-1].conv.out_channels for branch in branches)
        self.conv2d = nn.Conv2d(width, channels, 1)
        self.scale = scale

    def forward(self, x):
        return x + self.scale * self.conv2d(self.join(x))


def inception_resnet_v2(classes):
    """The authors' code of August 2016 (scales .17, .1, .2; 192 filters where the paper has 256)."""
    pool = lambda: nn.MaxPool2d(3, 2)
    a = lambda: Scaled(320, .17, units(320, (32, 1, 1)), units(320, (32, 1, 1), (32, 3, 3)),
                       units(320, (32, 1, 1), (48, 3, 3), (64, 3, 3)))
    b = lambda: Scaled(1088, .1, units(1088, (192, 1, 1)),
                       units(1088, (128, 1, 1), (160, 1, 7), (192, 7, 1)))
    c = lambda scale: Scaled(2080, scale, units(2080, (192, 1, 1)),
                             units(2080, (192, 1, 1), (224, 1, 3), (256, 3, 1)))
    row = [units(3, (32, *HALF), (32, 3, 3, "valid"), (64, 3, 3)), pool(),
           units(64, (80, 1, 1), (192, 3, 3, "valid")), pool(),
           Join(units(192, (96, 1, 1)), units(192, (48, 1, 1), (64, 5, 5)),
                units(192, (64, 1, 1), (96, 3, 3), (96, 3, 3)), pooled(192, 64))]
    for _ in range(10):
        row += [a(), nn.ReLU()]
    row.append(Join(units(320, (384, *HALF)), units(320, (256, 1, 1), (256, 3, 3), (384, *HALF)),
                    pool()))
    for _ in range(20):
        row += [b(), nn.ReLU()]
    row.append(Join(units(1088, (256, 1, 1), (384, *HALF)), units(1088, (256, 1, 1), (288, *HALF)),
                    units(1088, (256, 1, 1), (288, 3, 3), (320, *HALF)), pool()))
    for _ in range(9):
        row += [c(.2), nn.ReLU()]
    row += [c(1), units(2080, (1536, 1, 1))]
    return nn.Sequential(*row, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1536, classes))


class Rows(nn.Module):
    """PyTorch has two biases where one is enough; the second is not counted."""

    def __init__(self, kind, classes):
        super().__init__()
        self.rows = kind(28, 128, batch_first=True)
        self.rows.bias_hh_l0.requires_grad_(False)
        self.linear = nn.Linear(128, classes)


# By the names of a study: torchvision's name or a function, and a side that is quick.
TORCHVISION = {
    "alexnet": ("alexnet", 63), "vgg11": ("vgg11", 32), "vgg11-bn": ("vgg11_bn", 32),
    "vgg13": ("vgg13", 32), "vgg13-bn": ("vgg13_bn", 32), "vgg16": ("vgg16", 32),
    "vgg16-bn": ("vgg16_bn", 32), "vgg19": ("vgg19", 32), "vgg19-bn": ("vgg19_bn", 32),
    "googlenet": ("googlenet", 64), "inception-v3": ("inception_v3", 91),
    "resnet18": ("resnet18", 64), "resnet34": ("resnet34", 64), "resnet50": ("resnet50", 64),
    "resnet101": ("resnet101", 64), "resnet152": ("resnet152", 64),
    "resnext50": ("resnext50_32x4d", 64), "densenet121": ("densenet121", 64),
    "mobilenet-v2": ("mobilenet_v2", 64), "mobilenet-v3-large": ("mobilenet_v3_large", 64),
    "mobilenet-v3-small": ("mobilenet_v3_small", 64), "squeezenet1-0": ("squeezenet1_0", 64),
    "squeezenet1-1": ("squeezenet1_1", 64),
}
SMALL = {
    "vgg-bn": vgg_bn, "resnet20": lambda c: CifarResNet(3, c),
    "resnet32": lambda c: CifarResNet(5, c), "resnet44": lambda c: CifarResNet(7, c),
    "resnet56": lambda c: CifarResNet(9, c), "wide-resnet": wide_resnet, "densenet": densenet,
    "mobilenet": mobilenet, "resnet18 at 32": lambda c: small_resnet("resnet18", c),
    "rnn": lambda c: Rows(nn.RNN, c), "lstm": lambda c: Rows(nn.LSTM, c),
}
OTHERS = {"inception-v4": (inception_v4, 91), "inception-resnet-v2": (inception_resnet_v2, 91),
          "xception": (xception, 90)}


def torchvision(name, classes):
    options = {"num_classes": classes}
    if name in ("googlenet", "inception_v3"):
        options.update(aux_logits=False, init_weights=False)
    return getattr(models, name)(**options)


def counts():
    count = lambda net: sum(p.numel() for p in net.parameters() if p.requires_grad)
    table = {name: count(torchvision(theirs, 1000)) for name, (theirs, _) in TORCHVISION.items()}
    table.update({name: count(make(1000)) for name, (make, _) in OTHERS.items()})
    table.update({name: count(make(10)) for name, make in SMALL.items()})
    print(json.dumps(table, indent=1))


def noise(count, phase):
    """From -.5 to .5: the digits of large sines."""
    waves = np.sin((np.arange(count) + 1.0) * 12.9898 + phase) * 43758.5453
    return waves - np.floor(waves) - .5


def fill(name, tensor):
    values = noise(tensor.numel(), sum(map(ord, name)) % 97)
    if tensor.dim() > 1:
        values *= 2 * np.sqrt(6 * tensor.shape[0] / tensor.numel())
    elif name.endswith(("weight", "running_var")):
        values += 1
    else:
        values *= .2
    tensor.copy_(torch.from_numpy(values.astype(np.float32)).reshape(tensor.shape))


def images(side):
    return torch.from_numpy(
        np.sin(0.01 * np.arange(2 * 3 * side * side)).astype(np.float32)).reshape(2, 3, side, side)


def named(name):
    if name in TORCHVISION:
        theirs, side = TORCHVISION[name]
        return torchvision(theirs, 10), side
    return SMALL[name](10), 32


WITH_FORMULA = [
    "resnet20", "densenet", "resnet18 at 32", "resnext50", "googlenet", "inception-v3",
    "mobilenet-v2", "mobilenet-v3-large", "mobilenet-v3-small", "squeezenet1-0", "squeezenet1-1"]


@torch.no_grad()
def formula():
    table = {}
    for name in WITH_FORMULA:
        net, side = named(name)
        net.eval()
        for key, tensor in net.state_dict().items():
            if not key.endswith("num_batches_tracked"):
                fill(key, tensor)
        logits = net(images(side))
        exact = net.double()(images(side).double())
        error = ((logits - exact).abs().max() / exact.abs().max()).item()
        table[name] = {"side": side, "error": float("%.1e" % error), "logits": [float("%.7g" % v) for v in exact.flatten()]}
    print(json.dumps(table, indent=1))


def write(path, tensors):
    header, at = {}, 0
    for name, tensor in tensors.items():
        size = 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            out.write(np.ascontiguousarray(tensor.numpy(), "<f4").tobytes())


@torch.no_grad()
def random(folder, names):
    """Statistics are those of a batch of noise, so that signals keep their size. The logits are
    computed in double precision; test.error is how far PyTorch's own float32 is from them, relative
    to the largest: a hundred layers of random weights amplify what rounding leaves.
    """
    for name in names or list(TORCHVISION):
        torch.manual_seed(1)
        net, side = named(name)
        for module in net.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(module.weight)
                if module.bias is not None:
                    nn.init.normal_(module.bias, 0, .1)
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.uniform_(module.weight, .5, 1.5)
                nn.init.normal_(module.bias, 0, .1)
                module.momentum = 1.0
        net.train()
        net(torch.randn(8, 3, side, side))
        net.eval()
        x = torch.randn(2, 3, side, side)
        tensors = {key: value for key, value in net.state_dict().items()
                   if not key.endswith("num_batches_tracked")}
        tensors["test.input"] = x
        single = net(x)
        exact = net.double()(x.double())
        tensors["test.logits"] = exact.float()
        tensors["test.error"] = ((single - exact).abs().max() / exact.abs().max()).view(1).float()
        write(f"{folder}/{name}.safetensors", tensors)
        print(name, side)


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1] == "counts":
        counts()
    elif sys.argv[1] == "formula":
        formula()
    else:
        random(sys.argv[2], sys.argv[3:])
