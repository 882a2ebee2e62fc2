package equipoise.experiments.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between LibTorch and an NVIDIA GPU. The launcher has looked for libraries and chosen
 * the class path; it says so in the property {@value #PROPERTY}: {@code ready}, {@code no-driver},
 * {@code not-fetched}, or {@code missing} and the names of libraries.
 *
 * @param driver version of the kernel's driver, such as {@code 580.65.06}; empty if none is loaded
 * @param missing what is not there and what to do, in one line; empty if nothing is
 */
public record NvidiaGpu(String driver, String missing) {
  static final String PROPERTY = "equipoise.cuda";

  /** CUDA 13's release notes, table "CUDA Toolkit and minimum required driver versions". */
  private static final int OLDEST_DRIVER = 580;

  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
  private static final Pattern VERSION = Pattern.compile("\\s(\\d{3,}(?:\\.\\d+)+)\\s");

  public static NvidiaGpu ofThisMachine() {
    String text = "";
    try {
      text = Files.isReadable(DRIVER) ? Files.readString(DRIVER) : "";
    } catch (IOException driverThatDoesNotAnswer) {
      text = "";
    }
    return of(text, System.getProperty(PROPERTY, ""));
  }

  /**
   * @param version the text of {@code /proc/driver/nvidia/version}, empty if there is none
   * @param found what the launcher found, empty if Java was started without it
   */
  static NvidiaGpu of(String version, String found) {
    Matcher matcher = VERSION.matcher(version);
    String driver = matcher.find() ? matcher.group(1) : "";
    String state = found.isEmpty() && driver.isEmpty() ? "no-driver" : found;
    return new NvidiaGpu(driver, missing(state));
  }

  private static String missing(String state) {
    if (state.startsWith("missing ")) {
      return "CUDA 13's libraries are not all there ("
          + state.substring("missing ".length())
          + "); install CUDA 13, cuDNN 9 and NCCL, or name their folders in LD_LIBRARY_PATH";
    }
    return switch (state) {
      case "no-driver" ->
          "no NVIDIA driver was found (no libcuda.so.1); install driver "
              + OLDEST_DRIVER
              + " or later, or use --device cpu";
      case "not-fetched" ->
          "LibTorch's CUDA build has not been fetched; './equipoise --fetch-cuda' does it (464 MB)";
      default -> "";
    };
  }

  /** Why LibTorch finds no GPU although nothing is missing; empty if the driver is new enough. */
  String outdated() {
    boolean old =
        !driver.isEmpty() && Integer.parseInt(driver.replaceFirst("\\..*", "")) < OLDEST_DRIVER;
    return old
        ? "the NVIDIA driver is "
            + driver
            + ", but LibTorch's CUDA 13 needs "
            + OLDEST_DRIVER
            + " or later; install a newer driver, or use --device cpu"
        : "";
  }

  /** What keeps LibTorch from a GPU, and what to do; empty if nothing is known to. */
  public String problem() {
    return missing.isEmpty() ? outdated() : missing;
  }
}
