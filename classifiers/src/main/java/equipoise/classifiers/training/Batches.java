package equipoise.classifiers.training;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;

/**
 * An endless row of shuffled batches of one size: a pass over the data in a new order follows the
 * other, and the last batch of a pass is filled up from the next one. The tensor's memory is the
 * same for all batches.
 */
final class Batches {
  private final Dataset data;
  private final ImageShape shape;
  private final PixelScaling.Scale scale;
  private final Augmentation augmentation;
  private final Seed orderSeed;
  private final Seed movingSeed;
  private final int[] labels;
  private final float[] image;
  private final Tensor images;
  private int[] order;
  private int next;
  private int passes;
  private int batches;

  Batches(Dataset data, int batch, PixelScaling.Scale scale, Augmentation augmentation, Seed seed) {
    this.data = data;
    this.shape = data.imageShape();
    this.scale = scale;
    this.augmentation = augmentation;
    this.orderSeed = seed.child("order");
    this.movingSeed = seed.child("augmentation");
    this.order = new int[0];
    this.labels = new int[batch];
    this.image = new float[shape.size()];
    this.images = Tensor.zeros(batch, shape.channels(), shape.height(), shape.width());
  }

  /** The images [batch, c, h, w] of the next batch, valid until the next call. */
  Tensor advance() {
    RandomGenerator moving = movingSeed.child("batch", batches++).generator();
    for (int k = 0; k < labels.length; k++) {
      if (next == order.length) {
        order = orderSeed.child("pass", passes++).permutation(data.size());
        next = 0;
      }
      int row = order[next++];
      labels[k] = data.label(row);
      put(row, k * shape.size(), moving);
    }
    return images;
  }

  /** The labels of the batch last advanced to. */
  int[] labels() {
    return labels;
  }

  private void put(int row, int at, RandomGenerator moving) {
    if (augmentation.isNone()) {
      data.copyTo(row, images.values(), at, scale.factor(), scale.offset());
      return;
    }
    data.copyTo(row, image, 0, scale.factor(), scale.offset());
    augmentation
        .draw(moving, shape.height(), shape.width())
        .apply(image, shape.channels(), shape.height(), shape.width(), images.values(), at);
  }
}
