package equipoise.classifiers.training;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Node;
import java.util.List;
import java.util.Locale;

/**
 * How much memory a network takes, by its layers' outputs and its parameters. The factors are above
 * what both engines took for ResNet-18 and ResNet-50 at 224x224 (README).
 *
 * @param values that the layers give for one image
 * @param parameters of the network
 */
public record NetworkMemory(double values, double parameters) {
  private static final int FLOAT = 4;

  /** Java, its classes, an engine's native libraries. */
  private static final double PROGRAM = 0.6e9;

  /** Values, gradients, two moments, room of the optimiser, and copies on the way from a file. */
  private static final int COPIES = 8;

  /** Outputs that are kept for the way back, and gradients on it. */
  private static final double KEPT = 1.4;

  /** By the shapes of its layers. */
  public static NetworkMemory of(NetworkSpec spec) {
    double values =
        spec.nodes().stream().flatMap(Node::all).mapToDouble(node -> size(node.output())).sum();
    return new NetworkMemory(values, spec.parameterCount());
  }

  private static double size(List<Integer> shape) {
    return shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }

  /**
   * Bytes of a process that trains it.
   *
   * @param batch images a step
   * @param images that the network takes
   */
  public double training(int batch, ImageShape images) {
    double examples = Math.max(KEPT * batch, Inference.batch(images));
    return PROGRAM + FLOAT * (values * examples + COPIES * parameters);
  }

  /**
   * Bytes of a process that runs it and nothing else.
   *
   * @param batch images at a time
   */
  public double inference(int batch) {
    return PROGRAM + FLOAT * (values * batch + 2 * parameters);
  }

  /**
   * The largest half, quarter, ... of a batch that would fit.
   *
   * @param bytes that there are
   * @return 0 if none does
   */
  int fitting(int batch, ImageShape images, double bytes) {
    int fits = batch / 2;
    while (fits > 0 && training(fits, images) > bytes) {
      fits /= 2;
    }
    return fits;
  }

  /** Such as "4.9 GB". */
  static String words(double bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
