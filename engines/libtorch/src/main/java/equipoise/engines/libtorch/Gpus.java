package equipoise.engines.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** NVIDIA's GPUs as the driver's files name them. */
final class Gpus {
  private static final Path DRIVER = Path.of("/proc/driver/nvidia");
  private static final String MODEL = "Model:";

  private Gpus() {}

  /** Such as {@code cuda:0 NVIDIA H200}; without the model where the driver does not name it. */
  static List<String> names(int count) {
    List<String> models = models();
    return IntStream.range(0, count)
        .mapToObj(i -> "cuda:" + i + (models.size() == count ? " " + models.get(i) : ""))
        .toList();
  }

  /**
   * @param libraryForGpus whether the class path holds LibTorch for GPUs
   */
  static String reasonForNone(boolean libraryForGpus) {
    if (!libraryForGpus) {
      return "the class path holds LibTorch for processors only";
    }
    return Files.isDirectory(DRIVER)
        ? "CUDA finds no GPU: LibTorch 2.10 needs a driver for CUDA 13 (release 580 or later) and a"
            + " GPU of compute capability 7.5 or later that is free"
        : "there is no NVIDIA driver here (no " + DRIVER + "); install one of release 580 or later";
  }

  private static List<String> models() {
    List<String> models = new ArrayList<>();
    try (Stream<Path> gpus = Files.list(DRIVER.resolve("gpus"))) {
      for (Path gpu : gpus.sorted().toList()) {
        try (Stream<String> lines = Files.lines(gpu.resolve("information"))) {
          lines
              .filter(line -> line.startsWith(MODEL))
              .forEach(line -> models.add(line.substring(MODEL.length()).strip()));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return models;
  }
}
