package equipoise.experiments.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.reports.interchange.PublishedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedSetsTest {
  @TempDir Path folder;

  /** Fashion-MNIST states the MIT licence: https://github.com/zalandoresearch/fashion-mnist. */
  @Test
  void fetched_data_keep_their_publishers_licence_and_addresses() throws IOException {
    FetchRecord.Downloaded there =
        new FetchRecord.Downloaded("a.gz", "already there", 3, "ab".repeat(32), true);
    FetchRecord.Downloaded came =
        new FetchRecord.Downloaded("b.gz", "https://example.org/b.gz", 4, "cd".repeat(32), true);
    new FetchRecord("fashion-mnist", List.of(there, came), List.of()).write(folder);
    PublishedSet set = FetchedSets.of(folder.resolve("b.gz")).orElseThrow();
    assertThat(set.licence()).isEqualTo("MIT");
    assertThat(set.files())
        .containsExactly(
            new PublishedSet.Download("b.gz", "https://example.org/b.gz", 4, "cd".repeat(32)));
    assertThat(FetchedSets.of(folder)).contains(set);
  }

  @Test
  void nothing_is_known_of_data_without_a_record_or_with_a_damaged_one() throws IOException {
    assertThat(FetchedSets.of(folder.resolve("none"))).isEmpty();
    for (String damaged : List.of("{", "{}")) {
      Files.writeString(folder.resolve(FetchRecord.FILE), damaged);
      assertThat(FetchedSets.of(folder)).isEmpty();
    }
  }
}
