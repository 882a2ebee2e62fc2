package equipoise.classifiers.training;

import equipoise.classifiers.architecture.Architectures;
import equipoise.classifiers.architecture.LeNet;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.benchmark.Workload;
import java.util.List;

/** What {@code bench engines} times. */
public final class EngineWorkloads {
  /** In the order of lists. */
  public static final List<Workload> ALL =
      List.of(
          Workload.classifier("lenet5", LeNet.LENET5.spec(new ImageShape(1, 28, 28), 10, 0)),
          Workload.LENET5_1998,
          Workload.VGG_BN,
          Workload.RESNET18,
          Workload.DCGAN,
          Workload.inference("resnet18-224", () -> parts("resnet18").whole()),
          Workload.inference("mobilenet-v2-224", () -> parts("mobilenet-v2").whole()),
          Workload.inference("squeezenet-features-224", () -> parts("squeezenet1-0").features()));

  private static final int CLASSES = 1000;

  private EngineWorkloads() {}

  private static NetworkParts parts(String name) {
    return Architectures.ALL.stream()
        .filter(architecture -> architecture.name().equals(name))
        .findFirst()
        .orElseThrow()
        .parts(new ImageShape(3, 224, 224), CLASSES, 0);
  }

  public static List<String> labels() {
    return ALL.stream().map(Workload::label).toList();
  }
}
