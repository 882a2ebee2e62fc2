package equipoise.engines.api.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Parameters as PyTorch counts them in the same networks: {@code engines/benchmark/peer.py
 * --parameters}.
 */
class BenchmarkNetworksTest {
  @Test
  void the_networks_have_as_many_parameters_as_the_peers() {
    assertThat(BenchmarkNetworks.lenet1998().parameterCount()).isEqualTo(61_706);
    assertThat(BenchmarkNetworks.vgg().parameterCount()).isEqualTo(288_746);
    assertThat(BenchmarkNetworks.resnet18().parameterCount()).isEqualTo(11_173_962);
    assertThat(BenchmarkNetworks.dcganGenerator().parameterCount()).isEqualTo(1_068_931);
    assertThat(BenchmarkNetworks.dcganDiscriminator().parameterCount()).isEqualTo(663_361);
  }

  @Test
  void a_generators_images_are_what_its_opponent_takes() {
    assertThat(BenchmarkNetworks.dcganGenerator().output()).isEqualTo(List.of(3, 32, 32));
    assertThat(BenchmarkNetworks.dcganDiscriminator().output()).isEqualTo(List.of(1));
  }
}
