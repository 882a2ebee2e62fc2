"""Training steps of the product's default DCGAN, written in PyTorch as its users write it.

The same networks (class projection, 16 filters, 28x28 grey, 13 classes), cross entropy, two rates,
translations of real and generated images in both steps, a moving average of the generator's
weights, batches that hold the classes equally often. Prints processor seconds, imports not counted.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python3 dcgan_speed.py STEPS BATCH

Needs PyTorch 1.13 or later.
"""
import copy
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
CLASSES, LATENT, FILTERS, SIDE = 13, 64, 16, 28


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, FILTERS, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(FILTERS, 2 * FILTERS, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(),
            nn.Linear(2 * FILTERS * 49, CLASSES + 1))

    def forward(self, images, labels):
        out = self.features(images)
        return out[:, -1] + out.gather(1, labels[:, None])[:, 0]


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.start = nn.Linear(LATENT + CLASSES, 2 * FILTERS * 49, bias=False)
        self.rest = nn.Sequential(
            nn.BatchNorm2d(2 * FILTERS), nn.ReLU(),
            nn.ConvTranspose2d(2 * FILTERS, FILTERS, 4, 2, 1, bias=False),
            nn.BatchNorm2d(FILTERS), nn.ReLU(),
            nn.ConvTranspose2d(FILTERS, 1, 4, 2, 1), nn.Tanh())

    def forward(self, noise):
        return self.rest(self.start(noise).view(-1, 2 * FILTERS, 7, 7))


def shifted(images, ratio=0.125):
    """Translations of DiffAugment (Zhao et al., NeurIPS 2020), as its published code has them."""
    n, _, h, w = images.shape
    by = int(h * ratio + 0.5)
    dx = torch.randint(-by, by + 1, (n, 1, 1))
    dy = torch.randint(-by, by + 1, (n, 1, 1))
    b, x, y = torch.meshgrid(torch.arange(n), torch.arange(h), torch.arange(w), indexing="ij")
    x = torch.clamp(x + dx + 1, 0, h + 1)
    y = torch.clamp(y + dy + 1, 0, w + 1)
    padded = F.pad(images, [1, 1, 1, 1])
    return padded.permute(0, 2, 3, 1).contiguous()[b, x, y].permute(0, 3, 1, 2).contiguous()


def noise(labels):
    return torch.cat([torch.randn(len(labels), LATENT), F.one_hot(labels, CLASSES).float()], 1)


def main(steps, batch):
    torch.manual_seed(1)
    images = torch.rand(880, 1, SIDE, SIDE) * 2 - 1
    g, d = Generator(), Discriminator()
    average = copy.deepcopy(g)
    g_optimizer = torch.optim.Adam(g.parameters(), 2e-3, betas=(0.5, 0.999))
    d_optimizer = torch.optim.Adam(d.parameters(), 4e-3, betas=(0.5, 0.999))
    entropy = F.binary_cross_entropy_with_logits
    for _ in range(steps):
        labels = torch.arange(batch) % CLASSES
        real = images[labels + CLASSES * torch.randint(880 // CLASSES, (batch,))]
        fake = g(noise(labels))
        scores = d(torch.cat([shifted(real), shifted(fake.detach())]), torch.cat([labels, labels]))
        loss = entropy(scores[:batch], torch.ones(batch)) + entropy(scores[batch:], torch.zeros(batch))
        d_optimizer.zero_grad(set_to_none=True)
        loss.backward()
        d_optimizer.step()
        d.requires_grad_(False)
        loss = entropy(d(shifted(fake), labels), torch.ones(batch))
        g_optimizer.zero_grad(set_to_none=True)
        loss.backward()
        g_optimizer.step()
        d.requires_grad_(True)
        with torch.no_grad():
            for a, b in zip(average.parameters(), g.parameters()):
                a.lerp_(b, 0.001)
            for a, b in zip(average.buffers(), g.buffers()):
                a.copy_(b)


if __name__ == "__main__":
    start = time.process_time()
    main(int(sys.argv[1]), int(sys.argv[2]))
    print("PYTORCH %s: %.2f processor seconds" % (torch.__version__, time.process_time() - start))
