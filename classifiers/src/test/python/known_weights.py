"""Prints known-weights.json from torchvision 0.14's own lists (Debian's python3-torchvision):

    /usr/bin/python3 known_weights.py > known-weights.json

The two Inceptions are Cadene's, from the pretrained_settings and the README of
https://github.com/Cadene/pretrained-models.pytorch. Eight hexadecimal digits of a file's SHA-256
stand in its name, as torch.hub checks them.
"""

import json
import re

from torchvision import models

NETWORKS = {
    "alexnet": models.AlexNet_Weights,
    "vgg11": models.VGG11_Weights,
    "vgg11-bn": models.VGG11_BN_Weights,
    "vgg13": models.VGG13_Weights,
    "vgg13-bn": models.VGG13_BN_Weights,
    "vgg16": models.VGG16_Weights,
    "vgg16-bn": models.VGG16_BN_Weights,
    "vgg19": models.VGG19_Weights,
    "vgg19-bn": models.VGG19_BN_Weights,
    "googlenet": models.GoogLeNet_Weights,
    "inception-v3": models.Inception_V3_Weights,
    "resnet18": models.ResNet18_Weights,
    "resnet34": models.ResNet34_Weights,
    "resnet50": models.ResNet50_Weights,
    "resnet101": models.ResNet101_Weights,
    "resnet152": models.ResNet152_Weights,
    "resnext50": models.ResNeXt50_32X4D_Weights,
    "densenet121": models.DenseNet121_Weights,
    "mobilenet-v2": models.MobileNet_V2_Weights,
    "mobilenet-v3-large": models.MobileNet_V3_Large_Weights,
    "mobilenet-v3-small": models.MobileNet_V3_Small_Weights,
    "squeezenet1-0": models.SqueezeNet1_0_Weights,
    "squeezenet1-1": models.SqueezeNet1_1_Weights,
}
IMAGENET = "trained on ImageNet, whose terms ask for non-commercial research and education"


def row(network, url, licence, homepage, classes, accuracy, recipe):
    file = url.rsplit("/", 1)[1]
    return {
        "network": network,
        "file": file,
        "url": url,
        "sha256Prefix": re.search("-([0-9a-f]{8})[.]pth$", file).group(1),
        "licence": licence,
        "homepage": homepage,
        "classes": classes,
        "accuracy": accuracy,
        "input": recipe,
    }


def torchvision():
    for network, weights in NETWORKS.items():
        for one in weights:
            if re.fullmatch("IMAGENET1K_V[0-9]", one.name):
                t = one.transforms()
                recipe = {
                    "resize": t.resize_size[0],
                    "side": t.crop_size[0],
                    "filter": t.interpolation.value,
                    "mean": t.mean,
                    "deviation": t.std,
                }
                accuracy = one.meta["_metrics"]["ImageNet-1K"]["acc@1"]
                yield row(network, one.url, "BSD-3-Clause (torchvision); " + IMAGENET,
                          "https://github.com/pytorch/vision", 1000, accuracy, recipe)


def cadene():
    recipe = {"resize": 342, "side": 299, "filter": "bilinear", "mean": [0.5] * 3, "deviation": [0.5] * 3}
    for network, file, accuracy in (("inception-v4", "inceptionv4-8e4777a0.pth", 80.062),
                                    ("inception-resnet-v2", "inceptionresnetv2-520b38e4.pth", 80.170)):
        yield row(network, "http://data.lip6.fr/cadene/pretrainedmodels/" + file,
                  "BSD-3-Clause (pretrained-models.pytorch); " + IMAGENET,
                  "https://github.com/Cadene/pretrained-models.pytorch", 1001, accuracy, recipe)


print(json.dumps([*torchvision(), *cadene()], indent=1))
