package equipoise.engines.api.benchmark;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What is timed: a training step of a network, or of a pair of them, or a network's outputs, on
 * random images.
 *
 * @param label as on the command line
 * @param task what runs, for an engine and a number of images a step
 */
public record Workload(String label, Task task) {
  public static final Workload LENET5_1998 =
      classifier("lenet5-1998", BenchmarkNetworks.lenet1998());
  public static final Workload VGG_BN = classifier("vgg-bn", BenchmarkNetworks.vgg());
  public static final Workload RESNET18 = classifier("resnet-18", BenchmarkNetworks.resnet18());
  public static final Workload DCGAN =
      new Workload(
          "dcgan",
          (engine, batch) ->
              new AdversarialRun(
                  engine, noise(batch, BenchmarkNetworks.dcganDiscriminator().input())));

  /** A training step of a network that ends in logits. */
  public static Workload classifier(String label, NetworkSpec spec) {
    return new Workload(
        label, (engine, batch) -> new ClassifierRun(engine, spec, noise(batch, spec.input())));
  }

  /** The outputs of a network without a way back. */
  public static Workload inference(String label, Supplier<NetworkSpec> spec) {
    return new Workload(label, (engine, batch) -> InferenceRun.of(engine, spec.get(), batch));
  }

  /** Makes networks ready to run. */
  @FunctionalInterface
  public interface Task {
    /**
     * @param batch images a step
     */
    Running start(Engine engine, int batch);
  }

  /** Networks that see one batch repeatedly. */
  public interface Running extends AutoCloseable {
    void step();

    /** Waits until the device has done all that it was given. */
    void settle();

    @Override
    void close();
  }

  static Tensor noise(int batch, List<Integer> example) {
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
   * Waits until the device has done all that the network was given: one image's way to the host
   * ends after all that was asked for before it.
   */
  public static void settle(Network network) {
    network.forward(noise(1, network.spec().input()), Mode.INFER);
  }
}
