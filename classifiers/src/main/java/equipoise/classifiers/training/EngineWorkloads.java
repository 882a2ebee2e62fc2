package equipoise.classifiers.training;

import equipoise.classifiers.architecture.LeNet;
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
          Workload.DCGAN);

  private EngineWorkloads() {}

  public static List<String> labels() {
    return ALL.stream().map(Workload::label).toList();
  }
}
