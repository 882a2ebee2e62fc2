package equipoise.classifiers.training;

import equipoise.classifiers.batch.ClassDraw;
import equipoise.classifiers.batch.RowDraws;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;

/**
 * An endless row of shuffled batches of one size: by default a pass over the data in a new order
 * follows the other, and the last batch of a pass is filled up from the next one; else rows are
 * drawn by class. The tensor's memory is the same for all batches.
 */
final class Batches {
  private final Dataset data;
  private final ImageShape shape;
  private final NetworkInput input;
  private final Augmentation augmentation;
  private final RowDraws rows;
  private final Seed movingSeed;
  private final int[] labels;
  private final float[] image;
  private final Tensor images;
  private int batches;

  /** Passes over the data. */
  Batches(Dataset data, int batch, PixelScaling.Scale scale, Augmentation augmentation, Seed seed) {
    this(data, batch, NetworkInput.asIs(data, scale), augmentation, seed);
  }

  /**
   * Passes over the data.
   *
   * @param input for images of the data's shape
   */
  Batches(Dataset data, int batch, NetworkInput input, Augmentation augmentation, Seed seed) {
    this(
        data,
        new int[batch],
        input,
        augmentation,
        new RowDraws(data, ClassDraw.PASSES, seed.child("order")),
        seed);
  }

  /**
   * @param draw how often each class is drawn
   */
  Batches with(ClassDraw draw, Seed seed) {
    return new Batches(
        data,
        new int[labels.length],
        input,
        augmentation,
        new RowDraws(data, draw, seed.child("order")),
        seed);
  }

  private Batches(
      Dataset data,
      int[] labels,
      NetworkInput input,
      Augmentation augmentation,
      RowDraws rows,
      Seed seed) {
    this.data = data;
    this.shape = input.input();
    this.input = input;
    this.augmentation = augmentation;
    this.rows = rows;
    this.movingSeed = seed.child("augmentation");
    this.labels = labels;
    this.image = new float[shape.size()];
    this.images = Tensor.zeros(labels.length, shape.channels(), shape.height(), shape.width());
  }

  /** As {@link #advance(double)}, at the start of the training. */
  Tensor advance() {
    return advance(0);
  }

  /**
   * The images [batch, c, h, w] of the next batch, valid until the next call.
   *
   * @param done share of the training that lies behind, in [0, 1]
   */
  Tensor advance(double done) {
    RandomGenerator moving = movingSeed.child("batch", batches++).generator();
    for (int k = 0; k < labels.length; k++) {
      int row = rows.next(done);
      labels[k] = data.label(row);
      put(row, k * shape.size(), moving);
    }
    return images;
  }

  /** Of one image of a batch. */
  ImageShape shape() {
    return shape;
  }

  /** The labels of the batch last advanced to. */
  int[] labels() {
    return labels;
  }

  private void put(int row, int at, RandomGenerator moving) {
    if (augmentation.isNone()) {
      input.put(data, row, images.values(), at);
      return;
    }
    input.put(data, row, image, 0);
    augmentation.apply(
        image, shape, input.scale(), moving, new Augmentation.Place(images.values(), at));
  }
}
