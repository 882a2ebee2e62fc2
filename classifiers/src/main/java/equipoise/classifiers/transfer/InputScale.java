package equipoise.classifiers.transfer;

import equipoise.classifiers.weights.InputRecipe;
import equipoise.core.io.picture.Filter;
import java.util.List;

/** How the pixels were scaled that pretrained weights were trained with, red, green, blue. */
public enum InputScale {
  /** As the published file is known to want it, else as {@link #IMAGENET}. */
  AUTO(List.of(), List.of()),
  /** By ImageNet's mean and standard deviation: torchvision's, timm's and most of PyTorch's. */
  IMAGENET(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)),
  /** 0 to 255 less (123, 117, 104), as networks come that were trained with Caffe. */
  CAFFE(List.of(123 / 255.0, 117 / 255.0, 104 / 255.0), List.of(1 / 255.0, 1 / 255.0, 1 / 255.0)),
  /** -1 to 1: TensorFlow's, and the Inceptions' of the literature. */
  SYMMETRIC(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
  /** 0 to 1. */
  UNIT(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

  private final List<Double> mean;
  private final List<Double> deviation;

  InputScale(List<Double> mean, List<Double> deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * With torchvision's usual resizing.
   *
   * @throws IllegalStateException of {@link #AUTO}, which is no scale
   */
  InputRecipe recipe() {
    if (this == AUTO) {
      throw new IllegalStateException("auto depends on the file");
    }
    return new InputRecipe(256, 224, Filter.BILINEAR, mean, deviation);
  }
}
