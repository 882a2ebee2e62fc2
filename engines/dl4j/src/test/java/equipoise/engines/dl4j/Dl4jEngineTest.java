package equipoise.engines.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.benchmark.BenchmarkNetworks;
import equipoise.engines.api.benchmark.StepBenchmark;
import equipoise.engines.api.benchmark.TestNetworks;
import java.util.function.Function;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.cpu.nativecpu.ops.CpuOpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class Dl4jEngineTest {
  @Test
  void the_engine_is_found_by_its_name() {
    assertThat(Engines.named("dl4j")).isInstanceOf(Dl4jEngine.class);
    assertThat(Engines.named("auto").name()).isEqualTo("dl4j");
  }

  @Test
  void the_status_says_that_one_dnn_is_on() {
    Engine.Status status = new Dl4jEngine().status();
    assertThat(status.available()).isTrue();
    assertThat(status.accelerated()).as(status.reason()).isTrue();
    assertThat(status.reason()).isEmpty();
    assertThat(status.devices()).containsExactly("cpu");
  }

  /** Two to six times as fast was seen; the fastest of many, because the machine may be busy. */
  @Test
  void one_dnn_is_really_at_work() {
    double with = Double.POSITIVE_INFINITY;
    double without = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 40; i++) {
      with = Math.min(with, convolutionTime(true));
      without = Math.min(without, convolutionTime(false));
    }
    assertThat(without).isGreaterThan(1.5 * with);
  }

  private static double convolutionTime(boolean helpers) {
    Nd4jLibrary.keepToOneThread();
    try (NativeFloats x = new NativeFloats(2 * 32 * 14 * 14);
        NativeFloats w = new NativeFloats(32 * 32 * 3 * 3);
        NativeFloats y = new NativeFloats(2 * 32 * 12 * 12);
        CpuOpContext context = (CpuOpContext) Nd4j.getExecutioner().buildContext()) {
      x.put(new float[2 * 32 * 14 * 14], 2 * 32 * 14 * 14);
      w.put(new float[32 * 32 * 3 * 3], 32 * 32 * 3 * 3);
      context.setInputArrays(x.view(2, 32, 14, 14), w.view(32, 32, 3, 3));
      context.setOutputArrays(y.view(2, 32, 12, 12));
      context.setIArguments(3, 3, 1, 1, 0, 0, 1, 1, 0, 0, 1);
      context.allowHelpers(helpers);
      DynamicCustomOp convolution = DynamicCustomOp.builder("conv2d").build();
      long start = System.nanoTime();
      Nd4j.getExecutioner().exec(convolution, context);
      return System.nanoTime() - start;
    }
  }

  @Test
  void native_code_keeps_to_one_thread_whatever_the_thread_that_calls() {
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    ops.setOmpNumThreads(2);
    try (Network network =
        new Dl4jEngine()
            .create(TestNetworks.convolutional(4, 4, 4), Optimizer.Adam.of(1e-3), new Seed(1))) {
      network.forward(Tensor.zeros(1, 1, 28, 28), Mode.INFER);
      assertThat(ops.ompGetMaxThreads()).isEqualTo(1);
    }
  }

  @Test
  void memory_outside_the_heap_stays_flat_over_many_steps() {
    Function<Tensor, Loss> loss =
        logits -> Losses.softmaxCrossEntropy(logits, new int[logits.count()], null);
    try (Network network =
        new Dl4jEngine()
            .create(TestNetworks.convolutional(8, 16, 32), Optimizer.Adam.of(1e-3), new Seed(1))) {
      steps(network, loss, 100);
      long tracked = Pointer.totalBytes();
      long physical = Pointer.physicalBytes();
      steps(network, loss, 300);
      assertThat(Pointer.totalBytes() - tracked).isLessThan(1 << 20);
      assertThat(Pointer.physicalBytes() - physical).isLessThan(64L << 20);
    }
  }

  /** Sizes change, as at the end of an epoch. */
  private static void steps(Network network, Function<Tensor, Loss> loss, int count) {
    for (int i = 0; i < count; i++) {
      Tensor batch = Tensor.zeros(i % 10 == 0 ? 7 : 16, 1, 28, 28);
      network.pass(batch, Mode.TRAIN, loss);
      network.update();
      network.forward(batch, Mode.INFER);
    }
  }

  /** Steps share memory, which is found anew when a larger batch comes. */
  @Test
  void a_larger_batch_in_between_changes_nothing() {
    try (Network network =
            new Dl4jEngine()
                .create(BenchmarkNetworks.resnet18(), Optimizer.Adam.of(1e-3), new Seed(1));
        Network fresh =
            new Dl4jEngine()
                .create(BenchmarkNetworks.resnet18(), Optimizer.Adam.of(1e-3), new Seed(1))) {
      Tensor small = wave(2, 3, 32, 32);
      Tensor gradient = gradient(fresh, small);
      gradient(network, small);
      gradient(network, wave(5, 3, 32, 32));
      network.clear();
      assertThat(gradient(network, small)).isEqualTo(gradient);
      assertThat(network.gradients()).isEqualTo(fresh.gradients());
    }
  }

  private static Tensor gradient(Network network, Tensor batch) {
    return network.pass(batch, Mode.INFER, output -> new Loss(0, output)).inputGradient().host();
  }

  private static Tensor wave(int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (float) Math.sin(0.7 * i);
    }
    return tensor;
  }

  @Test
  void closing_frees_the_memory_outside_the_heap() {
    long before = Pointer.totalBytes();
    for (int i = 0; i < 50; i++) {
      try (Network network =
          new Dl4jEngine()
              .create(
                  TestNetworks.convolutional(20, 50, 500), Optimizer.Adam.of(1e-3), new Seed(1))) {
        network.forward(Tensor.zeros(64, 1, 28, 28), Mode.INFER);
      }
    }
    // One such network holds about 8 MB.
    assertThat(Pointer.totalBytes() - before).isLessThan(16L << 20);
  }

  @Test
  void the_hyperbolic_tangent_is_right_to_single_precision() {
    float[] x = new float[4001];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 2000) / 100f;
    }
    SigmoidStep.hyperbolicTangent(x, 1, y, x.length);
    for (int i = 0; i < x.length; i++) {
      assertThat((double) y[i]).isCloseTo(Math.tanh(x[i]), within(3e-7));
    }
  }

  @Test
  void a_benchmark_reports_every_network() {
    StepBenchmark.Speed speed =
        StepBenchmark.measure("nothing", 10, new StepBenchmark.Options(1, 0.02, 0), () -> {});
    assertThat(speed.toString()).contains("nothing").contains("batch  10").contains("images/s");
  }
}
