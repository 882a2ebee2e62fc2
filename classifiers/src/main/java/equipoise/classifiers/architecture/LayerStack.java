package equipoise.classifiers.architecture;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import java.util.ArrayList;
import java.util.List;

/** Builds a chain of layers and tracks the size of the image that is left after them. */
final class LayerStack {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final Layer.Initializer GLOROT = new Layer.Initializer.GlorotUniform();

  private final List<Layer> layers = new ArrayList<>();
  private int height;
  private int width;

  LayerStack(ImageShape images) {
    height = images.height();
    width = images.width();
  }

  /** The smaller side of the image that is left. */
  int side() {
    return Math.min(height, width);
  }

  LayerStack convolution(int filters, int kernel, int padding) {
    layers.add(new Layer.Convolution(filters, kernel, 1, padding, true, HE));
    height += 2 * padding - kernel + 1;
    width += 2 * padding - kernel + 1;
    return this;
  }

  /** Maximum over 2x2; an odd last row or column is dropped. */
  LayerStack pool() {
    layers.add(new Layer.MaxPooling(2, 2));
    height /= 2;
    width /= 2;
    return this;
  }

  LayerStack relu() {
    layers.add(new Layer.Relu());
    return this;
  }

  LayerStack flatten() {
    layers.add(new Layer.Flatten());
    return this;
  }

  LayerStack dense(int units) {
    layers.add(new Layer.Dense(units, true, HE));
    return this;
  }

  LayerStack dropout(double rate) {
    if (rate > 0) {
      layers.add(new Layer.Dropout(rate));
    }
    return this;
  }

  LayerStack logits(int classes) {
    layers.add(new Layer.Dense(classes, true, GLOROT));
    return this;
  }

  List<Layer> layers() {
    return layers;
  }
}
