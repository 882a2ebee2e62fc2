package equipoise.classifiers.training;

import com.sun.management.OperatingSystemMXBean;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;

/** A training for which there was not enough memory, in words. */
final class MemoryFailure {
  /** What LibTorch, CUDA, cuDNN, JavaCPP and ND4J say. */
  private static final Pattern NATIVE =
      Pattern.compile(
          "out of memory|can't allocate memory|ALLOC_FAILED|Failed to allocate"
              + "|Physical memory usage is too high|Cannot allocate",
          Pattern.CASE_INSENSITIVE);

  private MemoryFailure() {}

  /** Bytes of memory that the machine, or the container, has. */
  static double machine() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : heap();
  }

  /** Bytes that Java's objects may take. */
  static double heap() {
    return Runtime.getRuntime().maxMemory();
  }

  /** Whether memory ran out, in Java or below it. */
  static boolean is(Throwable error) {
    return error instanceof OutOfMemoryError
        || error.getMessage() != null && NATIVE.matcher(error.getMessage()).find();
  }

  /**
   * Names a batch that would fit.
   *
   * @param batch that did not
   */
  static TrainingException of(Throwable error, NetworkSpec spec, int batch) {
    double bytes = error instanceof OutOfMemoryError ? Math.min(heap(), machine()) : machine();
    List<Integer> input = spec.input();
    ImageShape images = new ImageShape(input.get(0), input.get(1), input.get(2));
    NetworkMemory memory = NetworkMemory.of(spec);
    int fits = memory.fitting(batch, images, bytes);
    String remedy =
        fits > 0
            ? "batch %d would fit, at about %s"
                .formatted(fits, NetworkMemory.words(memory.training(fits, images)))
            : "no batch would fit; use smaller images or a smaller network";
    return new TrainingException(
        "%s: memory ran out at batch %d, which takes about %s of %s: %s (%s)"
            .formatted(
                spec.name(),
                batch,
                NetworkMemory.words(memory.training(batch, images)),
                NetworkMemory.words(bytes),
                remedy,
                String.valueOf(error.getMessage()).lines().findFirst().orElse("")));
  }
}
