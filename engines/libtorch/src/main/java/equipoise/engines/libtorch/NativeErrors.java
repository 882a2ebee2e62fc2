package equipoise.engines.libtorch;

/** What LibTorch throws, as one line of text. */
final class NativeErrors {
  private NativeErrors() {}

  /**
   * An exception of LibTorch, which comes as a plain RuntimeException with a native stack below its
   * message, as an IllegalStateException with the first line and a remedy; any other as it is.
   */
  static RuntimeException inOneLine(RuntimeException error) {
    if (error.getClass() != RuntimeException.class || error.getMessage() == null) {
      return error;
    }
    String line = error.getMessage().lines().findFirst().orElse("");
    return new IllegalStateException("LibTorch: " + line + remedy(line), error);
  }

  private static String remedy(String line) {
    boolean memory = line.contains("out of memory") || line.contains("can't allocate memory");
    return memory ? " (a smaller batch needs less memory)" : "";
  }
}
