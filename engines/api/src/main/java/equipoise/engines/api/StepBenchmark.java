package equipoise.engines.api;

import com.sun.management.OperatingSystemMXBean;
import equipoise.core.Seed;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * How fast an engine trains: the median of rounds, after rounds that are not counted. Processor
 * time is the process's, with all that the JVM does beside; its clock ticks in 10 ms, so a round
 * lasts several hundred milliseconds.
 */
public final class StepBenchmark {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  private StepBenchmark() {}

  /**
   * @param rounds counted rounds, at least 1; as many are run before them
   * @param seconds of processor time that one round takes about, more than 0
   */
  public record Options(int rounds, double seconds) {
    public static final Options DEFAULTS = new Options(5, 0.3);

    public Options {
      if (rounds < 1 || !(seconds > 0)) {
        throw new IllegalArgumentException(
            "rounds must be at least 1 and seconds above 0, but are " + rounds + ", " + seconds);
      }
    }
  }

  /**
   * @param what network and work
   * @param batch images a step
   * @param perSecond images a second
   * @param perProcessorSecond images a second of processor time
   */
  public record Speed(String what, int batch, double perSecond, double perProcessorSecond) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-34s batch %3d: %7.0f images/s, %7.0f images per processor second",
          what,
          batch,
          perSecond,
          perProcessorSecond);
    }
  }

  /** Training steps and inference of the two LeNets and of a small DCGAN generator. */
  public static List<Speed> run(Engine engine, Options options) {
    List<Speed> speeds = new ArrayList<>();
    for (int batch : new int[] {32, 64}) {
      speeds.add(training(engine, lenet(20, 50, 500), batch, options));
      speeds.add(training(engine, lenet1998(), batch, options));
      speeds.add(training(engine, generator(), batch, options));
      speeds.add(inference(engine, lenet(20, 50, 500), batch, options));
      speeds.add(inference(engine, lenet1998(), batch, options));
    }
    return speeds;
  }

  /** LeNet with ReLU on 28x28 grey images, 10 classes: 431,080 parameters with 20, 50, 500. */
  public static NetworkSpec lenet(int first, int second, int dense) {
    return new NetworkSpec(
        "LeNet-5 " + first + "/" + second + "/" + dense,
        List.of(1, 28, 28),
        List.of(
            new Layer.Convolution(first, 5, 1, 0, true, HE),
            new Layer.Relu(),
            new Layer.MaxPooling(2, 2),
            new Layer.Convolution(second, 5, 1, 0, true, HE),
            new Layer.Relu(),
            new Layer.MaxPooling(2, 2),
            new Layer.Flatten(),
            new Layer.Dense(dense, true, HE),
            new Layer.Relu(),
            new Layer.Dense(10, true, HE)));
  }

  /** The layers of LeCun et al., Proceedings of the IEEE 86 (1998) 2278: 6/16/120/84, padding 2. */
  public static NetworkSpec lenet1998() {
    return new NetworkSpec(
        "LeNet-5 6/16/120/84",
        List.of(1, 28, 28),
        List.of(
            new Layer.Convolution(6, 5, 1, 2, true, HE),
            new Layer.Tanh(),
            new Layer.AveragePooling(2, 2),
            new Layer.Convolution(16, 5, 1, 0, true, HE),
            new Layer.Tanh(),
            new Layer.AveragePooling(2, 2),
            new Layer.Flatten(),
            new Layer.Dense(120, true, HE),
            new Layer.Tanh(),
            new Layer.Dense(84, true, HE),
            new Layer.Tanh(),
            new Layer.Dense(10, true, HE)));
  }

  /** Dense to 64x7x7, two transposed convolutions to 28x28. */
  public static NetworkSpec generator() {
    Layer.Initializer normal = new Layer.Initializer.Normal(0.02);
    return new NetworkSpec(
        "DCGAN generator 64/32",
        List.of(64),
        List.of(
            new Layer.Dense(64 * 7 * 7, false, normal),
            new Layer.Reshape(64, 7, 7),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.TransposedConvolution(32, 4, 2, 1, false, normal),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.TransposedConvolution(1, 4, 2, 1, true, normal),
            new Layer.Tanh()));
  }

  private static Speed training(Engine engine, NetworkSpec spec, int batch, Options options) {
    try (Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(1))) {
      Tensor input = noise(batch, spec.input());
      int[] labels = new int[batch];
      Arrays.setAll(labels, i -> i % 10);
      boolean images = spec.output().size() == 3;
      return measure(
          spec.name() + " training",
          batch,
          options,
          () -> {
            network.learn(
                input,
                Mode.TRAIN,
                output ->
                    images ? output : Losses.softmaxCrossEntropy(output, labels, null).gradient());
            network.update();
          });
    }
  }

  private static Speed inference(Engine engine, NetworkSpec spec, int batch, Options options) {
    try (Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(1))) {
      Tensor input = noise(batch, spec.input());
      return measure(
          spec.name() + " inference", batch, options, () -> network.forward(input, Mode.INFER));
    }
  }

  private static Tensor noise(int batch, List<Integer> example) {
    int[] shape = new int[example.size() + 1];
    shape[0] = batch;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = example.get(i - 1);
    }
    Tensor tensor = Tensor.zeros(shape);
    RandomGenerator random = new Seed(2).generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = random.nextFloat();
    }
    return tensor;
  }

  /**
   * The speed of any step.
   *
   * @param batch images that one call of {@code step} deals with
   */
  public static Speed measure(String what, int batch, Options options, Runnable step) {
    double[] wall = new double[options.rounds()];
    double[] processor = new double[options.rounds()];
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int steps = stepsOf(options.seconds(), step, system);
    for (int round = -options.rounds(); round < options.rounds(); round++) {
      long start = System.nanoTime();
      long used = system.getProcessCpuTime();
      for (int i = 0; i < steps; i++) {
        step.run();
      }
      int at = Math.max(0, round);
      processor[at] = (system.getProcessCpuTime() - used) / 1e9;
      wall[at] = (System.nanoTime() - start) / 1e9;
    }
    double images = (double) steps * batch;
    return new Speed(what, batch, images / median(wall), images / median(processor));
  }

  private static int stepsOf(double seconds, Runnable step, OperatingSystemMXBean system) {
    step.run();
    long end = system.getProcessCpuTime() + (long) (seconds * 1e9);
    int steps = 0;
    while (system.getProcessCpuTime() < end) {
      step.run();
      steps++;
    }
    return Math.max(1, steps);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
