package equipoise.experiments.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.engines.api.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvidiaGpuTest {
  /** As NVIDIA's open and closed kernel modules write them. */
  private static final String OPEN =
      """
      NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build  (dvs-builder@U22-I3)  Tue Sep 23 10:11:16 UTC 2025
      GCC version:  gcc version 12.2.0 (Debian 12.2.0-14+deb12u1)
      """;

  private static final String CLOSED =
      """
      NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023
      GCC version:  gcc version 11.4.0 (Ubuntu 11.4.0-1ubuntu1~22.04)
      """;

  @Test
  void the_drivers_version_is_read_from_either_kernel_module() {
    assertThat(NvidiaGpu.of(OPEN, "ready")).isEqualTo(new NvidiaGpu("580.95.05", ""));
    assertThat(NvidiaGpu.of(CLOSED, "ready").driver()).isEqualTo("535.104.05");
    assertThat(NvidiaGpu.of("", "ready").driver()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    | no NVIDIA driver was found (no libcuda.so.1); install driver 580 or later, or use --device cpu",
        "no-driver             | no NVIDIA driver was found (no libcuda.so.1); install driver 580 or later, or use --device cpu",
        "not-fetched           | LibTorch's CUDA build has not been fetched; './equipoise --fetch-cuda' does it (464 MB)",
        "missing libcublas.so.13, libcudnn.so.9 | CUDA 13's libraries are not all there (libcublas.so.13, libcudnn.so.9); install CUDA 13, cuDNN 9 and NCCL, or name their folders in LD_LIBRARY_PATH"
      })
  void what_is_missing_is_one_line_with_the_remedy(String found, String line) {
    assertThat(NvidiaGpu.of("", found).problem()).isEqualTo(line);
  }

  @Test
  void a_driver_that_is_too_old_is_named_with_the_one_that_is_needed() {
    assertThat(NvidiaGpu.of(CLOSED, "ready").problem())
        .isEqualTo(
            "the NVIDIA driver is 535.104.05, but LibTorch's CUDA 13 needs 580 or later; install a"
                + " newer driver, or use --device cpu");
    assertThat(NvidiaGpu.of(OPEN, "ready").problem()).isEmpty();
  }

  @Test
  void a_gpu_that_is_not_there_is_refused_with_that_line() {
    NvidiaGpu none = NvidiaGpu.of("", "no-driver");
    EngineRequest request = new EngineRequest("auto", "cuda", Precision.BF16);
    assertThatThrownBy(() -> new EngineChoice(request, none, "").engine())
        .isInstanceOf(EngineUnavailable.class)
        .hasMessage(none.missing());
  }

  @Test
  void an_old_driver_is_the_reason_where_no_engine_finds_a_gpu() {
    NvidiaGpu old = NvidiaGpu.of(CLOSED, "ready");
    assertThatThrownBy(
            () ->
                new EngineChoice(new EngineRequest("auto", "cuda", Precision.FLOAT32), old, "")
                    .engine())
        .isInstanceOf(EngineUnavailable.class)
        .hasMessage(old.outdated());
  }
}
