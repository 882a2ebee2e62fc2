package equipoise.engines.api.benchmark;

import equipoise.core.NearestName;
import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is timed: a training step of a network, or of a pair of them, on random images. */
public enum Workload {
  LENET5("lenet5", BenchmarkNetworks.lenet(20, 50, 500)),
  LENET5_1998("lenet5-1998", BenchmarkNetworks.lenet1998()),
  VGG_BN("vgg-bn", BenchmarkNetworks.vgg()),
  RESNET18("resnet-18", BenchmarkNetworks.resnet18()),
  DCGAN("dcgan", BenchmarkNetworks.dcganDiscriminator());

  private final String label;
  private final NetworkSpec spec;

  Workload(String label, NetworkSpec spec) {
    this.label = label;
    this.spec = spec;
  }

  /** As on the command line. */
  public String label() {
    return label;
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Workload::label).toList();
  }

  /**
   * @throws IllegalArgumentException naming those that there are
   */
  public static Workload named(String label) {
    return Arrays.stream(values())
        .filter(one -> one.label.equals(label))
        .findFirst()
        .orElseThrow(() -> NearestName.unknown("work", label, labels()));
  }

  /** Networks that train on one batch repeatedly. */
  public interface Running extends AutoCloseable {
    void step();

    /** Waits until the device has done all that it was given. */
    void settle();

    @Override
    void close();
  }

  /**
   * @param batch images a step
   */
  public Running start(Engine engine, int batch) {
    Tensor images = noise(batch, spec.input());
    return this == DCGAN
        ? new AdversarialRun(engine, images)
        : new ClassifierRun(engine, spec, images);
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
