package equipoise.experiments.run;

import java.util.regex.Pattern;

/** What a trial died of, in one line. */
final class FailureLine {
  /** What CUDA, cuDNN and LibTorch's allocator say when a GPU's memory is used up. */
  private static final Pattern DEVICE_IS_FULL =
      Pattern.compile(
          "CUDA out of memory|CUDA error: out of memory|CUDNN_STATUS_ALLOC_FAILED"
              + "|CUBLAS_STATUS_ALLOC_FAILED");

  /** LibTorch adds its C++ frames to the message. */
  private static final Pattern NATIVE_FRAMES =
      Pattern.compile("\\s*Exception raised from .*", Pattern.DOTALL);

  private FailureLine() {}

  static String of(RuntimeException e) {
    String whole = e.getMessage() == null ? "" : e.getMessage();
    String message = NATIVE_FRAMES.matcher(whole).replaceFirst("").replaceAll("\\s+", " ").strip();
    if (DEVICE_IS_FULL.matcher(message).find()) {
      return "no memory is left on the GPU: use fewer --workers or a smaller batch, end other"
          + " programs on it, then --retry-failed ("
          + message
          + ")";
    }
    return message.isEmpty() ? e.getClass().getSimpleName() : message;
  }
}
