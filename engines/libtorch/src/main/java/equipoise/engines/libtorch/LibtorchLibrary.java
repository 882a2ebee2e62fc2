package equipoise.engines.libtorch;

import equipoise.engines.api.Engine;
import equipoise.engines.api.NativeFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** Loads LibTorch once, and finds out what it can do. */
final class LibtorchLibrary {
  private static final String VERSION = "LibTorch 2.10.0";

  private static final String FOLDER = "/org/bytedeco/pytorch/";
  private static final String PLATFORM = Loader.Detector.getPlatform();

  /** OpenBLAS, which both engines need, is 100 MB of it. */
  private static final NativeFolder.Library UNPACKED =
      new NativeFolder.Library("LibTorch", List.of("pytorch-", "openblas-"), 455L << 20);

  private LibtorchLibrary() {}

  /** Set up at first use; its fields never change. */
  private static final class Loaded {
    static final String PROBLEM = load();

    private static String load() {
      String missing = missingJar();
      if (!missing.isEmpty()) {
        return missing;
      }
      Optional<String> homeless = NativeFolder.settle(UNPACKED);
      if (homeless.isPresent()) {
        return homeless.get();
      }
      try {
        unpack();
        Class.forName(torch.class.getName());
        Scope.run(Loaded::configure);
        return "";
      } catch (LinkageError e) {
        return NativeFolder.explained(UNPACKED.name(), root(e))
            .orElse(
                "LibTorch does not load ("
                    + root(e)
                    + "); it needs Linux with glibc 2.35 or later");
      } catch (ClassNotFoundException e) {
        return "org.bytedeco:pytorch is not on the class path";
      } catch (IOException e) {
        return NativeFolder.explained(UNPACKED.name(), String.valueOf(e.getMessage()))
            .orElse("LibTorch cannot be unpacked (" + e.getMessage() + ")");
      }
    }

    /**
     * All libraries, before the first one is loaded: the loader would unpack and load them one by
     * one, so that at the first start libtorch.so finds the libtorch_cpu.so of a PyTorch installed
     * on the machine instead of its own, and the JVM crashes.
     */
    private static void unpack() throws IOException {
      for (String platform : List.of(PLATFORM, PLATFORM + "-gpu")) {
        if (holds(platform)) {
          Loader.cacheResource(torch.class, FOLDER + platform + "/");
        }
      }
    }

    private static void configure() {
      Context context = torch.globalContext();
      context.setDeterministicAlgorithms(productsAreDeterministic(), false);
      context.setDeterministicCuDNN(true);
      context.setDeterministicFillUninitializedMemory(false);
      context.setBenchmarkCuDNN(false);
      int threads = threadsWanted();
      if (threads > 0) {
        torch.set_num_threads(threads);
      }
    }
  }

  /** cuBLAS sums in a fixed order only in workspaces that an environment variable asks for. */
  private static boolean productsAreDeterministic() {
    String workspace = System.getenv("CUBLAS_WORKSPACE_CONFIG");
    return torch.cuda_device_count() == 0
        || (workspace != null && workspace.matches(":4096:8|:16:8"));
  }

  /** The value of OMP_NUM_THREADS; 0 if it is not set or not a number of threads. */
  private static int threadsWanted() {
    String wanted = System.getenv("OMP_NUM_THREADS");
    return wanted != null && wanted.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(wanted) : 0;
  }

  /** Empty if the class path holds LibTorch for this machine, once. */
  private static String missingJar() {
    boolean plain = holds(PLATFORM);
    boolean gpu = holds(PLATFORM + "-gpu");
    if (plain == gpu) {
      return String.format(
          plain
              ? "org.bytedeco:pytorch is on the class path twice, with the classifiers %1$s and"
                  + " %1$s-gpu; only one of them may be"
              : "org.bytedeco:pytorch with the classifier %1$s is not on the class path; LibTorch"
                  + " needs the one of this machine",
          PLATFORM);
    }
    return "";
  }

  private static boolean holds(String platform) {
    String library = System.mapLibraryName("jnitorch");
    return LibtorchLibrary.class.getResource(FOLDER + platform + "/" + library) != null;
  }

  /**
   * @throws IllegalStateException with the reason, if networks cannot run there
   */
  static void require(DeviceContext context) {
    if (!Loaded.PROBLEM.isEmpty()) {
      throw new IllegalStateException(Loaded.PROBLEM);
    }
    int gpus = torch.cuda_device_count();
    int number = context.onProcessor() ? -1 : Integer.parseInt(context.device().substring(5));
    if (number >= gpus) {
      throw new IllegalStateException(
          "LibTorch cannot compute on "
              + context.device()
              + ": "
              + (gpus == 0
                  ? Gpus.reasonForNone(holds(PLATFORM + "-gpu"))
                  : "there are " + gpus + " GPUs"));
    }
  }

  static Engine.Status status() {
    if (!Loaded.PROBLEM.isEmpty()) {
      return new Engine.Status(VERSION, false, false, List.of(), Loaded.PROBLEM);
    }
    List<String> devices = new ArrayList<>(List.of("cpu"));
    devices.addAll(Gpus.names(torch.cuda_device_count()));
    List<String> remarks = new ArrayList<>();
    if (devices.size() == 1 && holds(PLATFORM + "-gpu")) {
      remarks.add(Gpus.reasonForNone(true) + ".");
    }
    if (!productsAreDeterministic()) {
      remarks.add(
          "results on a GPU differ from run to run: set CUBLAS_WORKSPACE_CONFIG=:4096:8 before Java"
              + " starts.");
    }
    int threads = torch.get_num_threads();
    if (threads != 1) {
      remarks.add(
          "native code runs on "
              + threads
              + " threads, so that results depend on their number: set OMP_NUM_THREADS=1 before"
              + " Java starts.");
    }
    boolean accelerated = torch.hasMKLDNN();
    return new Engine.Status(VERSION, true, accelerated, devices, String.join(" ", remarks));
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
