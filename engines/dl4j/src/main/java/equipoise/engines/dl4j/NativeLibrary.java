package equipoise.engines.dl4j;

import equipoise.engines.api.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.cpu.nativecpu.ops.CpuOpContext;
import org.nd4j.linalg.factory.Nd4j;

/** Loads ND4J's native library once, and finds out what it can do. */
final class NativeLibrary {
  private static final String VERSION = "1.0.0-M2.1";

  /** DL4J's own layers use oneDNN only if this is false, which it is not by default. */
  private static final String LAYER_HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

  private NativeLibrary() {}

  /** Set up at first use; its fields never change. */
  private static final class Loaded {
    static final String PROBLEM = load();
    static final boolean ACCELERATED = PROBLEM.isEmpty() && oneDnnWorks();

    private static String load() {
      String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
      String needs = "DL4J's native library needs Linux on amd64 with AVX2, ";
      if (!machine.equals("Linux on amd64")) {
        return needs + "but this is " + machine;
      }
      if (!hasAvx2()) {
        return needs + "but this processor has no AVX2";
      }
      if (System.getProperty(LAYER_HELPERS_DISABLED) == null) {
        System.setProperty(LAYER_HELPERS_DISABLED, "false");
      }
      try {
        Nd4j.getEnvironment();
        return "";
      } catch (LinkageError e) {
        return "DL4J's native library does not load ("
            + root(e)
            + "); is nd4j-native with the classifier linux-x86_64-onednn-avx2 on the class path?";
      }
    }
  }

  /**
   * @throws IllegalStateException with the reason, if networks cannot run here
   */
  static void require() {
    if (!Loaded.PROBLEM.isEmpty()) {
      throw new IllegalStateException(Loaded.PROBLEM);
    }
  }

  static Engine.Status status() {
    String version = "DL4J " + VERSION;
    if (!Loaded.PROBLEM.isEmpty()) {
      return new Engine.Status(version, false, false, List.of(), Loaded.PROBLEM);
    }
    int threads = Nd4j.getEnvironment().maxMasterThreads();
    String slow =
        Loaded.ACCELERATED
            ? ""
            : "oneDNN is not in use: only nd4j-native's classifier linux-x86_64-onednn-avx2 may be"
                + " on the class path. ";
    String many =
        threads == 1
            ? ""
            : "native code runs on "
                + threads
                + " threads, so that results depend on their number: set OMP_NUM_THREADS=1 and"
                + " OPENBLAS_NUM_THREADS=1 before Java starts.";
    return new Engine.Status(
        version, true, Loaded.ACCELERATED, List.of("cpu"), (slow + many).strip());
  }

  /**
   * Whether convolutions take oneDNN's way: the fastest of ten with it is at least half as fast
   * again as the fastest of ten without (two to six times was seen).
   */
  private static boolean oneDnnWorks() {
    double with = Double.POSITIVE_INFINITY;
    double without = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 10; i++) {
      with = Math.min(with, convolutionTime(true));
      without = Math.min(without, convolutionTime(false));
    }
    return without > 1.5 * with;
  }

  private static double convolutionTime(boolean helpers) {
    float[] pixels = wave(2 * 32 * 14 * 14);
    float[] kernels = wave(32 * 32 * 3 * 3);
    try (NativeFloats x = new NativeFloats(pixels.length);
        NativeFloats w = new NativeFloats(kernels.length);
        NativeFloats y = new NativeFloats(2 * 32 * 12 * 12);
        CpuOpContext context = (CpuOpContext) Nd4j.getExecutioner().buildContext()) {
      x.put(pixels, pixels.length);
      w.put(kernels, kernels.length);
      context.setInputArrays(x.view(2, 32, 14, 14), w.view(32, 32, 3, 3));
      context.setOutputArrays(y.view(2, 32, 12, 12));
      context.setIArguments(3, 3, 1, 1, 0, 0, 1, 1, 0, 0, 1);
      context.allowHelpers(helpers);
      DynamicCustomOp convolution = DynamicCustomOp.builder("conv2d").build();
      long start = System.nanoTime();
      Nd4j.getExecutioner().exec(convolution, context);
      return System.nanoTime() - start;
    }
  }

  private static float[] wave(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) Math.sin(i * 0.7 + 0.1);
    }
    return values;
  }

  private static boolean hasAvx2() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines.anyMatch(line -> line.startsWith("flags") && line.contains(" avx2"));
    } catch (IOException e) {
      return true;
    }
  }

  private static String root(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }
}
