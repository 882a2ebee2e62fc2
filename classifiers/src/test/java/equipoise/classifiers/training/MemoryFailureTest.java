package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.Bars;
import equipoise.classifiers.architecture.LeNet;
import equipoise.classifiers.architecture.ResNet;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import org.junit.jupiter.api.Test;

class MemoryFailureTest {
  /** An engine on a machine whose memory is used up. */
  private record Full(Throwable failure) implements Engine {
    @Override
    public String name() {
      return "full";
    }

    @Override
    public Status status() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Network create(NetworkSpec spec, Optimizer optimizer, Seed seed) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
  }

  private static void train(Throwable failure) {
    new CnnLearner(
            LeNet.LENET5,
            CnnOptions.defaultsOf(LeNet.LENET5),
            TrainingContext.of(() -> new Full(failure)))
        .fit(
            Resampled.of(Bars.train(new int[] {8, 8}, 10, 1)),
            Bars.heldOut(2, 4, 10, 2),
            new Seed(1),
            Progress.none());
  }

  @Test
  void memory_that_runs_out_ends_in_a_line_that_names_a_batch() {
    for (Throwable failure :
        new Throwable[] {
          new OutOfMemoryError("Java heap space"),
          new IllegalStateException(
              "LibTorch: DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
          new IllegalStateException("LibTorch: CUDA out of memory")
        }) {
      assertThatThrownBy(() -> train(failure))
          .isInstanceOf(TrainingException.class)
          .hasMessageStartingWith(
              "lenet5: memory ran out at batch 64, which takes about 0.6 GB of ")
          .hasMessageContaining("batch 32 would fit")
          .hasMessageContaining(failure.getMessage())
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  @Test
  void other_failures_stay_what_they_are() {
    IllegalStateException other = new IllegalStateException("something else");
    assertThatThrownBy(() -> train(other)).isSameAs(other);
  }

  @Test
  void where_no_batch_would_fit_that_is_said() {
    ImageShape images = new ImageShape(3, 224, 224);
    NetworkSpec spec = ResNet.RESNET50.spec(images, 2, 0);
    NetworkMemory memory = NetworkMemory.of(spec);
    assertThat(memory.fitting(16, images, 1e9)).isZero();
    int fits = memory.fitting(64, images, 6e9);
    assertThat(memory.training(fits, images)).isLessThanOrEqualTo(6e9);
    assertThat(memory.training(2 * fits, images)).isGreaterThan(6e9);
  }

  /** The most that the process took: {@code /usr/bin/time -v}, see the module's README. */
  @Test
  void what_is_foretold_is_more_than_was_measured_and_less_than_the_goal() {
    ImageShape images = new ImageShape(3, 224, 224);
    double foretold = NetworkMemory.of(ResNet.RESNET50.spec(images, 2, 0)).training(16, images);
    assertThat(foretold).isBetween(4.54e9, 6e9);
  }
}
