package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownWeightsTest {
  @TempDir Path folder;

  @Test
  void every_file_has_its_hash_in_its_name_and_lies_at_its_url() {
    assertThat(KnownWeights.all())
        .hasSizeGreaterThan(25)
        .allSatisfy(
            known -> {
              assertThat(known.file()).endsWith("-" + known.sha256Prefix() + ".pth");
              assertThat(known.url()).startsWith("http").endsWith("/" + known.file());
              assertThat(known.licence()).contains("BSD-3-Clause", "ImageNet");
              assertThat(known.classes()).isIn(1000, 1001);
            })
        .extracting(KnownWeights::file)
        .doesNotHaveDuplicates()
        .contains("resnet50-11ad3fa6.pth", "squeezenet1_0-b66bff10.pth", "vgg16-397923af.pth");
  }

  @Test
  void a_file_of_a_published_name_with_other_content_is_named_with_both_hashes()
      throws IOException {
    // printf other | sha256sum
    Path file = Files.writeString(folder.resolve("squeezenet1_0-b66bff10.pth"), "other");
    assertThat(KnownWeights.mismatch(file))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith(file + ": ")
                    .contains("d9298a10", "b66bff10", "https://download.pytorch.org"));
    assertThat(KnownWeights.mismatch(Files.writeString(folder.resolve("mine.pth"), "x"))).isEmpty();
  }
}
