package equipoise.engines.dl4j;

import equipoise.engines.api.Engine;
import equipoise.engines.api.NativeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J's native library once, finds out what it can do, and holds it to one thread, because
 * the number of threads changes the bits of sums. Its global random generator is not used: weights
 * and dropout masks come from a {@link equipoise.core.Seed}.
 */
final class Nd4jLibrary {
  private static final String VERSION = "1.0.0-M2.1";

  /** DL4J's own layers use oneDNN only if this is false, which it is not by default. */
  private static final String LAYER_HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

  /** OpenBLAS, which both engines need, is 100 MB of it. */
  private static final NativeFolder.Library UNPACKED =
      new NativeFolder.Library(
          "DL4J's native library", List.of("nd4j-native-", "openblas-"), 455L << 20);

  private Nd4jLibrary() {}

  /** Set up at first use; its fields never change. */
  private static final class Loaded {
    static final String MISSING = load();
    static final String PROBLEM = MISSING.isEmpty() ? setUp() : MISSING;
    static final boolean ACCELERATED = PROBLEM.isEmpty() && oneDnnIsOn();

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
      Optional<String> homeless = NativeFolder.settle(UNPACKED);
      if (homeless.isPresent()) {
        return homeless.get();
      }
      try {
        Nd4j.getBackend();
        return "";
      } catch (LinkageError e) {
        return NativeFolder.explained(UNPACKED.name(), root(e))
            .orElse(
                "DL4J's native library does not load ("
                    + root(e)
                    + "); is nd4j-native with the classifier linux-x86_64-onednn-avx2 on the class"
                    + " path?");
      }
    }

    private static String setUp() {
      String backend = Nd4j.getBackend().getClass().getSimpleName();
      if (!backend.equals("CpuBackend")) {
        return "ND4J computes with "
            + backend
            + " here, but this engine with its CpuBackend only: remove nd4j-cuda from the class"
            + " path, or use engine libtorch for the GPU";
      }
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      openblas_nolapack.blas_set_num_threads(1);
      return "";
    }
  }

  /**
   * For DL4J's own networks, whatever ND4J computes with.
   *
   * @throws IllegalStateException with the reason, if ND4J is not there
   */
  static void requireNd4j() {
    if (!Loaded.MISSING.isEmpty()) {
      throw new IllegalStateException(Loaded.MISSING);
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

  /**
   * Keeps OpenMP, and with it oneDNN, to one thread; call it before native work. OpenMP has this
   * setting per Java thread.
   */
  static void keepToOneThread() {
    operations().setOmpNumThreads(1);
  }

  static Engine.Status status() {
    String version = "DL4J " + VERSION;
    if (!Loaded.PROBLEM.isEmpty()) {
      return new Engine.Status(version, false, false, List.of(), Loaded.PROBLEM);
    }
    String slow =
        Loaded.ACCELERATED
            ? ""
            : "oneDNN is not in use: only nd4j-native's classifier linux-x86_64-onednn-avx2 may be"
                + " on the class path.";
    return new Engine.Status(version, true, Loaded.ACCELERATED, List.of("cpu"), slow);
  }

  /**
   * Whether the library was built with oneDNN, and neither property nor variable switches it off.
   */
  private static boolean oneDnnIsOn() {
    Nd4jCpu.Environment environment = Nd4jCpu.Environment.getInstance();
    return operations().buildInfo().contains("HAVE_ONEDNN")
        && environment.isUseONEDNN()
        && environment.helpersAllowed();
  }

  private static NativeOps operations() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
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
