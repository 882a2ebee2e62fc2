package equipoise.engines.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Precision;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.benchmark.BenchmarkNetworks;
import equipoise.engines.api.benchmark.TestNetworks;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class LibtorchEngineTest {
  @Test
  void the_engine_is_found_by_its_name() {
    assertThat(Engines.named("libtorch")).isInstanceOf(LibtorchEngine.class);
  }

  @Test
  void one_dnn_is_there_and_native_code_runs_on_the_thread_that_is_asked_for() {
    Engine.Status status = new LibtorchEngine().status();
    assertThat(status.available()).as(status.reason()).isTrue();
    assertThat(status.accelerated()).isTrue();
    assertThat(status.reason()).isEmpty();
    assertThat(status.devices()).contains("cpu");
  }

  @Test
  void where_and_how_it_cannot_compute_is_said_in_one_line() {
    LibtorchEngine engine = new LibtorchEngine();
    assertThatThrownBy(() -> engine.on("tpu", Precision.FLOAT32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("engine libtorch computes on cpu, cuda or cuda:N, but not on tpu");
    assertThatThrownBy(() -> engine.on("cpu", Precision.TF32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("engine libtorch computes in tf32 on cuda only, not on cpu");
  }

  @Test
  void a_gpu_that_is_not_there_is_missed_in_one_line() {
    LibtorchEngine engine = new LibtorchEngine();
    assumeTrue(engine.status().devices().equals(List.of("cpu")), "there is a GPU here");
    Engine gpu = engine.on("cuda", Precision.FLOAT32);
    assertThatThrownBy(() -> create(gpu, TestNetworks.convolutional(2, 2, 2)).close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "LibTorch cannot compute on cuda:0: the class path holds LibTorch for processors only");
  }

  private static Network create(Engine engine, NetworkSpec spec) {
    return engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(1));
  }

  /** 16 TB are asked for. */
  @Test
  void memory_that_is_not_there_is_missed_in_one_line() {
    Layer.Upsampling.Interpolation nearest = Layer.Upsampling.Interpolation.NEAREST;
    NetworkSpec spec =
        new NetworkSpec(
            "large", List.of(1, 2, 2), List.of(new Layer.Upsampling(1_000_000, nearest)));
    try (Network network = create(AskedDevice.engine(), spec)) {
      assertThatThrownBy(() -> network.forward(Tensor.zeros(1, 1, 2, 2), Mode.INFER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("LibTorch: ")
          .hasMessageEndingWith("(a smaller batch needs less memory)")
          .satisfies(error -> assertThat(error.getMessage()).doesNotContain("\n"));
    }
  }

  /** A bfloat16 has eight bits of mantissa. */
  @Test
  void in_bfloat16_a_network_learns_about_the_same() {
    List<Layer> layers = new ArrayList<>(BenchmarkNetworks.vgg().layers().subList(0, 7));
    layers.add(new Layer.GlobalAveragePooling());
    layers.add(new Layer.SpectralNorm(new Layer.Dense(3, true, new Layer.Initializer.HeNormal())));
    NetworkSpec spec = new NetworkSpec("small", List.of(3, 8, 8), layers);
    double exact = lossAfterTraining(AskedDevice.engine(), spec);
    double rounded = lossAfterTraining(AskedDevice.engine(Precision.BF16), spec);
    assertThat(rounded).isNotEqualTo(exact).isCloseTo(exact, within(0.05 * exact));
  }

  private static double lossAfterTraining(Engine engine, NetworkSpec spec) {
    int[] labels = {0, 1, 2, 0, 1, 2};
    Tensor images = Tensor.zeros(6, 3, 8, 8);
    for (int i = 0; i < images.size(); i++) {
      images.values()[i] = (float) Math.sin(i * (1 + labels[i / 192]));
    }
    double loss = 0;
    try (Network network = create(engine, spec)) {
      for (int i = 0; i < 10; i++) {
        loss =
            network.learn(
                images, Mode.TRAIN, logits -> Losses.softmaxCrossEntropy(logits, labels, null));
        network.update();
      }
    }
    return loss;
  }

  /** Such a network holds 2.5 MB; 150 leaked gradients alone would be 70 MB. */
  @Test
  void two_hundred_networks_made_trained_and_closed_leave_memory_flat() {
    trials(50);
    long objects = Pointer.totalCount();
    long memory = outsideTheHeap();
    trials(150);
    assertThat(Pointer.totalCount() - objects).isZero();
    assertThat(outsideTheHeap() - memory).isLessThan(32L << 20);
  }

  private static long outsideTheHeap() {
    return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
  }

  private static void trials(int count) {
    for (int i = 0; i < count; i++) {
      try (Network network =
          new LibtorchEngine()
              .create(
                  TestNetworks.convolutional(20, 50, 100), Optimizer.Adam.of(1e-3), new Seed(i))) {
        Tensor batch = Tensor.zeros(8 + i % 3, 1, 28, 28);
        network.learn(
            batch,
            Mode.TRAIN,
            logits -> Losses.softmaxCrossEntropy(logits, new int[logits.count()], null));
        network.update();
        network.backward(network.forward(batch, Mode.INFER));
        network.forward(batch, Mode.INFER);
      }
    }
  }
}
