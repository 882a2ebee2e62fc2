package equipoise.engines.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.engines.api.ConvolutionContract;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Window;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibtorchConvolutionTest extends ConvolutionContract {
  @Override
  protected Engine engine() {
    return AskedDevice.engine();
  }

  /** oneDNN 3.7 divides by zero for these, which ends the process (Zen 5, AVX-512). */
  @ParameterizedTest
  @CsvSource({"28, 2", "14, 1"})
  void pointwise_convolutions_of_a_residual_network_have_a_gradient(int side, int stride) {
    Layer layer =
        new Layer.Convolution(
            1024, Window.of(1).strided(stride), 1, false, new Layer.Initializer.HeNormal());
    NetworkSpec spec = new NetworkSpec("pointwise", List.of(512, side, side), List.of(layer));
    try (Network network = engine().create(spec, Optimizer.Adam.of(1e-3), new Seed(1))) {
      Tensor images = Tensor.zeros(16, 512, side, side);
      Arrays.fill(images.values(), 0.5f);
      Network.Pass pass =
          network.pass(images, Mode.TRAIN, values -> new Loss(values.values()[0], values));
      assertThat(Double.isFinite(pass.loss())).isTrue();
      assertThat(pass.inputGradient().shape()).containsExactly(16, 512, side, side);
    }
  }
}
