package equipoise.engines.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.benchmark.BenchmarkNetworks;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class LibtorchEngineTest {
  @Test
  void theEngineIsFoundByItsName() {
    assertThat(Engines.named("libtorch")).isInstanceOf(LibtorchEngine.class);
  }

  @Test
  void oneDnnIsThereAndNativeCodeRunsOnTheThreadThatIsAskedFor() {
    Engine.Status status = new LibtorchEngine().status();
    assertThat(status.available()).as(status.reason()).isTrue();
    assertThat(status.accelerated()).isTrue();
    assertThat(status.reason()).isEmpty();
    assertThat(status.devices()).containsExactly("cpu");
  }

  /** Such a network holds 9 MB, of which 150 leaked gradients alone would be 260 MB. */
  @Test
  void twoHundredNetworksMadeTrainedAndClosedLeaveMemoryFlat() {
    trials(50);
    long objects = Pointer.totalCount();
    long memory = outsideTheHeap();
    trials(150);
    assertThat(Pointer.totalCount() - objects).isZero();
    assertThat(outsideTheHeap() - memory).isLessThan(48L << 20);
  }

  private static long outsideTheHeap() {
    return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
  }

  private static void trials(int count) {
    for (int i = 0; i < count; i++) {
      try (Network network =
          new LibtorchEngine()
              .create(BenchmarkNetworks.lenet(20, 50, 500), Optimizer.Adam.of(1e-3), new Seed(i))) {
        Tensor batch = Tensor.zeros(8 + i % 3, 1, 28, 28);
        network.learn(
            batch,
            Mode.TRAIN,
            logits -> Losses.softmaxCrossEntropy(logits, new int[logits.count()], null).gradient());
        network.update();
        network.backward(network.forward(batch, Mode.INFER));
        network.forward(batch, Mode.INFER);
      }
    }
  }
}
