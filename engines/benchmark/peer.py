#!/usr/bin/env python3
"""Times the networks of `equipoise bench engines` in PyTorch.

Prints one JSON document of the same form. Needs python3 with torch (Debian and Ubuntu:
python3-torch). Threads are OMP_NUM_THREADS, else 1.

    peer.py [--only lenet5,vgg-bn] [--batch 32,128] [--rounds 5] [--device cuda]
            [--precision float32|tf32|bf16] [--parameters]
    peer.py --only resnet18-224,mobilenet-v2-224,squeezenet-features-224 --batch 8
                                              outputs alone; needs python3-torchvision
    peer.py --epoch 50000 [--batch 128] ...   as `equipoise bench epoch`
"""
import argparse
import json
import os
import statistics
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")  # read when torch is loaded

import torch  # noqa: E402
import torch.nn as nn  # noqa: E402
import torch.nn.functional as F  # noqa: E402


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def lenet5_1998():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(),
        nn.Linear(84, 10))


def vgg_bn():
    layers, channels = [], 3
    for filters in (32, 64, 128):
        for _ in range(2):
            layers += [nn.Conv2d(channels, filters, 3, padding=1, bias=False),
                       nn.BatchNorm2d(filters), nn.ReLU()]
            channels = filters
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 10))


class Block(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, filters, 3, stride, 1, bias=False), nn.BatchNorm2d(filters),
            nn.ReLU(), nn.Conv2d(filters, filters, 3, 1, 1, bias=False), nn.BatchNorm2d(filters))
        self.shortcut = nn.Sequential() if stride == 1 else nn.Sequential(
            nn.Conv2d(channels, filters, 1, stride, bias=False), nn.BatchNorm2d(filters))

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


def resnet18():
    layers = [nn.Conv2d(3, 64, 3, padding=1, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    channels = 64
    for filters in (64, 128, 256, 512):
        layers += [Block(channels, filters, 1 if filters == channels else 2),
                   Block(filters, filters, 1)]
        channels = filters
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


def generator():
    layers = [nn.Linear(100, 4096, bias=False), nn.Unflatten(1, (256, 4, 4))]
    channels = 256
    for filters in (128, 64):
        layers += [nn.BatchNorm2d(channels), nn.ReLU(),
                   nn.ConvTranspose2d(channels, filters, 4, 2, 1, bias=False)]
        channels = filters
    return nn.Sequential(*layers, nn.BatchNorm2d(64), nn.ReLU(),
                         nn.ConvTranspose2d(64, 3, 4, 2, 1), nn.Tanh())


def discriminator():
    return nn.Sequential(
        nn.Conv2d(3, 64, 4, 2, 1), nn.LeakyReLU(0.2),
        nn.Conv2d(64, 128, 4, 2, 1, bias=False), nn.BatchNorm2d(128), nn.LeakyReLU(0.2),
        nn.Conv2d(128, 256, 4, 2, 1, bias=False), nn.BatchNorm2d(256), nn.LeakyReLU(0.2),
        nn.Flatten(), nn.Linear(4096, 1))


NETWORKS = {
    "lenet5": ((1, 28, 28), lenet5),
    "lenet5-1998": ((1, 28, 28), lenet5_1998),
    "vgg-bn": ((3, 32, 32), vgg_bn),
    "resnet-18": ((3, 32, 32), resnet18),
    "dcgan": ((3, 32, 32), None),
}


def published(name):
    from torchvision import models
    network = {"resnet18-224": models.resnet18, "mobilenet-v2-224": models.mobilenet_v2,
               "squeezenet-features-224": models.squeezenet1_0}[name]()
    return (network.features if "features" in name else network).eval()


INFERENCE = ["resnet18-224", "mobilenet-v2-224", "squeezenet-features-224"]


class Bench:
    def __init__(self, options):
        self.options = options
        self.device = options.device
        self.bf16 = options.precision == "bf16"
        torch.backends.cuda.matmul.allow_tf32 = options.precision == "tf32"
        torch.backends.cudnn.allow_tf32 = options.precision == "tf32"

    def place(self, value):
        value = value.to(self.device)
        return value.to(memory_format=torch.channels_last) if self.bf16 and (
            isinstance(value, nn.Module) or value.dim() == 4) else value

    def run(self, network, x):
        with torch.autocast(self.device, torch.bfloat16, enabled=self.bf16):
            return network(x).float()

    def classifier(self, make, batch, shape):
        network = self.place(make())
        optimizer = torch.optim.Adam(network.parameters(), 1e-3)
        x = self.place(torch.rand(batch, *shape))
        y = (torch.arange(batch) % 10).to(self.device)

        def step():
            optimizer.zero_grad()
            F.cross_entropy(self.run(network, x), y).backward()
            optimizer.step()
        return step

    def dcgan(self, batch):
        g, d = self.place(generator()), self.place(discriminator())
        optimize_g = torch.optim.Adam(g.parameters(), 2e-4, (0.5, 0.999))
        optimize_d = torch.optim.Adam(d.parameters(), 2e-4, (0.5, 0.999))
        x = self.place(torch.rand(batch, 3, 32, 32))
        latent = torch.rand(batch, 100, device=self.device)
        one = torch.ones(batch, 1, device=self.device)
        zero = torch.zeros(batch, 1, device=self.device)
        loss = F.binary_cross_entropy_with_logits

        def step():
            fake = self.run(g, latent)
            optimize_d.zero_grad()
            loss(self.run(d, x), one).backward()
            loss(self.run(d, fake.detach()), zero).backward()
            optimize_d.step()
            optimize_g.zero_grad()
            loss(self.run(d, fake), one).backward()
            optimize_g.step()
        return step

    def settle(self):
        if self.device == "cuda":
            torch.cuda.synchronize()

    def inference(self, name, batch):
        network = self.place(published(name))
        x = self.place(torch.rand(batch, 3, 224, 224))

        def step():
            with torch.inference_mode():
                self.run(network, x).cpu()
        return step

    def started(self, name, batch):
        if name in INFERENCE:
            return self.inference(name, batch)
        shape, make = NETWORKS[name]
        return self.dcgan(batch) if make is None else self.classifier(make, batch, shape)

    def measure(self, name, batch):
        step = self.started(name, batch)
        end = time.perf_counter() + 1
        while True:
            step()
            if time.perf_counter() > end:
                break
        self.settle()
        steps, start = 0, time.process_time()
        while steps == 0 or time.process_time() - start < 0.5:
            step()
            steps += 1
        self.settle()
        wall, processor = [], []
        for _ in range(self.options.rounds):
            a, b = time.perf_counter(), time.process_time()
            for _ in range(steps):
                step()
            self.settle()
            wall.append(time.perf_counter() - a)
            processor.append(time.process_time() - b)
        images = steps * batch
        return {"network": name, "batch": batch,
                "imagesPerSecond": images / statistics.median(wall),
                "imagesPerProcessorSecond": images / statistics.median(processor)}


    def epoch(self, images, batch):
        generator = torch.Generator().manual_seed(5)
        labels = torch.arange(images) % 10
        place = torch.arange(3 * 32 * 32)[None, :]
        shift = torch.randint(64, (images, 1), generator=generator)
        pixels = torch.empty(images, 3 * 32 * 32, dtype=torch.uint8)
        for i in range(0, images, 1000):
            rows = slice(i, i + 1000)
            wave = torch.sin(0.11 * (labels[rows, None] + 1) * (place + shift[rows]))
            noise = torch.randint(128, wave.shape, generator=generator) - 64
            pixels[rows] = (127 + 60 * wave + noise).clamp(0, 255).to(torch.uint8)
        pixels = pixels.view(images, 3, 32, 32)
        network = self.place(vgg_bn())
        optimizer = torch.optim.Adam(network.parameters(), 1e-3)
        losses = []

        def step(order):
            x = self.place(pixels[order].float() / 255 - 0.5)
            y = labels[order].to(self.device)
            optimizer.zero_grad()
            loss = F.cross_entropy(self.run(network, x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())

        for i in range(20):
            step(torch.arange(batch) + i * batch % images // 2)
        losses.clear()
        self.settle()
        start, used = time.perf_counter(), time.process_time()
        order = torch.randperm(images)
        steps = images // batch
        for i in range(steps):
            step(order[i * batch:(i + 1) * batch])
        self.settle()
        seconds, processor = time.perf_counter() - start, time.process_time() - used
        tenth = steps // 10
        return {"images": steps * batch, "seconds": seconds, "processorSeconds": processor,
                "imagesPerSecond": steps * batch / seconds,
                "firstLoss": sum(losses[:tenth]) / tenth, "lastLoss": sum(losses[-tenth:]) / tenth}


def parameters():
    networks = {name: make for name, (_, make) in NETWORKS.items() if make}
    for name, make in {**networks, "generator": generator, "discriminator": discriminator}.items():
        print(name, sum(p.numel() for p in make().parameters()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default=",".join(NETWORKS))
    parser.add_argument("--batch", default="32,128")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--precision", default="float32", choices=["float32", "tf32", "bf16"])
    parser.add_argument("--parameters", action="store_true")
    parser.add_argument("--epoch", type=int, metavar="IMAGES")
    options = parser.parse_args()
    if options.parameters:
        parameters()
        return
    threads = int(os.environ["OMP_NUM_THREADS"])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    bench = Bench(options)
    platform = {"engine": "pytorch", "version": torch.__version__, "device": options.device,
                "precision": options.precision, "threads": threads}
    if options.epoch:
        batch = 128 if "," in options.batch else int(options.batch)
        print(json.dumps({"platform": platform, "epoch": bench.epoch(options.epoch, batch)}))
        return
    steps = [bench.measure(name, int(batch))
             for name in options.only.split(",") for batch in options.batch.split(",")]
    print(json.dumps({"platform": platform, "steps": steps}))


if __name__ == "__main__":
    main()
