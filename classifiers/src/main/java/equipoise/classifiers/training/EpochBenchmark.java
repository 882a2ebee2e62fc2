package equipoise.classifiers.training;

import com.sun.management.OperatingSystemMXBean;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.benchmark.BenchmarkNetworks;
import equipoise.engines.api.benchmark.Workload;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How long a whole epoch takes, from bytes in a data set to changed weights: VGG with batch norm on
 * 32x32 colour images of ten classes, each a wave of its own under noise.
 */
public final class EpochBenchmark {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int CLASSES = 10;
  private static final int WARM_UP = 20;

  private EpochBenchmark() {}

  /**
   * @param images of the epoch
   * @param seconds by the clock, after steps that are not counted
   * @param processorSeconds of the process
   * @param imagesPerSecond by the clock
   * @param firstLoss mean cross-entropy of the epoch's first tenth
   * @param lastLoss of its last tenth: without learning it stays near 2.3
   */
  public record Epoch(
      int images,
      double seconds,
      double processorSeconds,
      double imagesPerSecond,
      double firstLoss,
      double lastLoss) {}

  /**
   * @param images at least ten batches
   * @param batch images a step, at least 1
   */
  public static Epoch of(Engine engine, int images, int batch) {
    int steps = images / batch;
    if (steps < 10) {
      throw new IllegalArgumentException(
          "an epoch needs at least ten batches, but " + images + " images are " + steps);
    }
    Dataset data = waves(images);
    NetworkSpec spec = BenchmarkNetworks.vgg();
    PixelScaling.Scale scale = PixelScaling.CENTRED.scale(data);
    try (Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(1));
        Network other = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(2))) {
      Batches warm = new Batches(data, batch, scale, Augmentation.NONE, new Seed(3));
      for (int i = 0; i < WARM_UP; i++) {
        step(other, warm);
      }
      Workload.settle(other);
      return timed(
          network, new Batches(data, batch, scale, Augmentation.NONE, new Seed(4)), steps, batch);
    }
  }

  private static Epoch timed(Network network, Batches batches, int steps, int batch) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double[] losses = new double[steps];
    long start = System.nanoTime();
    long used = system.getProcessCpuTime();
    for (int i = 0; i < steps; i++) {
      losses[i] = step(network, batches);
    }
    Workload.settle(network);
    double processor = (system.getProcessCpuTime() - used) / 1e9;
    double seconds = (System.nanoTime() - start) / 1e9;
    int images = steps * batch;
    return new Epoch(
        images,
        seconds,
        processor,
        images / seconds,
        mean(losses, 0, steps / 10),
        mean(losses, steps - steps / 10, steps));
  }

  private static double step(Network network, Batches batches) {
    Tensor images = batches.advance();
    double loss =
        network.learn(
            images,
            Mode.TRAIN,
            logits -> Losses.softmaxCrossEntropy(logits, batches.labels(), null));
    network.update();
    return loss;
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }

  private static Dataset waves(int count) {
    byte[][] pixels = new byte[count][SHAPE.size()];
    int[] labels = new int[count];
    RandomGenerator random = new Seed(5).generator();
    for (int i = 0; i < count; i++) {
      labels[i] = i % CLASSES;
      int shift = random.nextInt(64);
      for (int p = 0; p < SHAPE.size(); p++) {
        double wave = Math.sin(0.11 * (labels[i] + 1) * (p + shift));
        pixels[i][p] = (byte) (int) (127 + 60 * wave + random.nextInt(128) - 64);
      }
    }
    List<String> names = IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    return Dataset.ofImages("waves", SHAPE, names, pixels, labels);
  }
}
