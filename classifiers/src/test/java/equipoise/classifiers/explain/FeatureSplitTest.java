package equipoise.classifiers.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.Architectures;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grad-CAM of any architecture looks at the maps that the catalogue calls its features. */
class FeatureSplitTest {
  static Stream<Architecture> architectures() {
    return Architectures.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void a_trained_network_is_split_where_its_architecture_says(Architecture architecture) {
    int side = architecture.usualSide();
    for (double dropout : new double[] {0, 0.3}) {
      NetworkParts parts = architecture.parts(new ImageShape(3, side, side), 7, dropout);
      NetworkParts found = FeatureSplit.of(parts.whole());
      assertEquals(parts.split(), found.split(), architecture.name());
      // A network of no known name, such as one that was put together elsewhere.
      NetworkSpec renamed = new NetworkSpec("other", parts.whole().input(), parts.whole().layers());
      List<Integer> output = FeatureSplit.of(renamed).features().output();
      assertEquals(parts.features().output().size(), output.size(), architecture.name());
    }
  }
}
