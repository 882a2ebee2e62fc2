package equipoise.classifiers.training;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.benchmark.StepBenchmark;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How fast a data set becomes batches: a new order for each pass, labels, bytes to scaled floats.
 * That time comes on top of every training step.
 */
public final class BatchBenchmark {
  /** As the benchmark's figures name it. */
  public static final String LABEL = "batches";

  private static final int IMAGES = 10_000;

  private BatchBenchmark() {}

  /**
   * Of 10,000 random 28x28 grey images.
   *
   * @param batch images a step, at least 1
   */
  public static StepBenchmark.Speed of(int batch, StepBenchmark.Options options) {
    ImageShape shape = new ImageShape(1, 28, 28);
    byte[][] pixels = new byte[IMAGES][shape.size()];
    RandomGenerator random = new Seed(3).generator();
    for (byte[] image : pixels) {
      random.nextBytes(image);
    }
    List<String> classes = List.of("a", "b");
    return of(Dataset.ofImages("noise", shape, classes, pixels, new int[IMAGES]), batch, options);
  }

  private static StepBenchmark.Speed of(Dataset data, int batch, StepBenchmark.Options options) {
    PixelScaling.Scale scale = PixelScaling.CENTRED.scale(data);
    Batches batches = new Batches(data, batch, scale, Augmentation.NONE, new Seed(1));
    float[] seen = new float[1];
    return StepBenchmark.measure(
        LABEL,
        batch,
        options,
        () -> {
          Tensor images = batches.advance();
          seen[0] += images.values()[images.size() - 1];
        });
  }
}
