package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureLineTest {
  @Test
  void a_full_gpu_is_one_line_with_the_remedy_and_without_native_frames() {
    // As c10/cuda/CUDACachingAllocator.cpp words it, with the frames that c10::Error adds.
    String message =
        """
        CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 7.79 GiB.
        Exception raised from malloc at CUDACachingAllocator.cpp:1500 (most recent call first):
        frame #0: c10::Error::Error(c10::SourceLocation, std::string) + 0x80 (0x7f in libc10.so)
        """;
    assertThat(FailureLine.of(new IllegalStateException(message)))
        .startsWith("no memory is left on the GPU: use fewer --workers or a smaller batch")
        .endsWith(
            "(CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 7.79"
                + " GiB.)");
  }

  @Test
  void any_other_failure_is_its_message_on_one_line_or_its_name() {
    assertThat(FailureLine.of(new IllegalStateException(" a\n  b\tc "))).isEqualTo("a b c");
    assertThat(FailureLine.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
