package equipoise.experiments.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.io.format.SetFormat;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownSetsTest {
  static List<KnownSet> sets() {
    return KnownSets.published().sets();
  }

  @Test
  void the_sets_that_the_field_compares_on_are_known() {
    assertThat(sets().stream().map(KnownSet::name))
        .contains(
            "mnist",
            "fashion-mnist",
            "kmnist",
            "cifar-10",
            "cifar-100",
            "svhn",
            "oxford-flowers-102",
            "pathmnist",
            "bloodmnist")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void every_set_says_its_licence_citation_and_the_source_of_its_hashes(KnownSet set) {
    assertThat(set.licence()).isNotBlank();
    assertThat(set.citation()).startsWith("@").contains("title=", "year=");
    assertThat(set.hashes()).isNotBlank();
    assertThat(SetFormat.CATALOGUE.names()).contains(set.format());
    assertThat(set.addresses())
        .isNotEmpty()
        .allSatisfy(address -> assertThat(URI.create(address).getPath()).endsWith("/"));
    for (RemoteFile file : set.files()) {
      assertThat(file.hasHash()).isTrue();
      assertThat(file.sha256() == null || file.sha256().matches("[0-9a-f]{64}")).isTrue();
      assertThat(file.md5() == null || file.md5().matches("[0-9a-f]{32}")).isTrue();
    }
  }
}
