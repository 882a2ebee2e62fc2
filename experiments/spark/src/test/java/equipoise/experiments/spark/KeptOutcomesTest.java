package equipoise.experiments.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.file.Sha256;
import equipoise.experiments.run.RunException;
import equipoise.experiments.run.RunOutcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes that executors leave on storage of Hadoop. */
@Timeout(240)
class KeptOutcomesTest {
  private static final String STUDY = SparkStudy.forests(1, 5);
  private static final RunOutcome ALL = new RunOutcome(4, 0, 4, false);

  @TempDir Path directory;

  /** A file system that only Hadoop knows. */
  public static final class Elsewhere extends RawLocalFileSystem {
    @Override
    public String getScheme() {
      return "elsewhere";
    }

    @Override
    public URI getUri() {
      return URI.create("elsewhere:///");
    }
  }

  @Test
  void they_are_whole_files_from_which_a_lost_run_directory_is_made_again() throws IOException {
    Path here = directory.resolve("here");
    SparkStudy.here(STUDY, here);
    Path store = directory.resolve("store");
    Map<String, String> settings = Map.of("spark.equipoise.results", store.toUri().toString());
    Path first = directory.resolve("first");
    assertThat(SparkStudy.on("local-cluster[2,1,1024]", STUDY, first, settings)).isEqualTo(ALL);
    SparkStudy.assertSame(first, here);
    assertThat(names(store)).hasSize(4).allMatch(name -> name.matches("[0-9a-f]{24}\\.zip"));
    Path second = directory.resolve("second");
    assertThat(SparkStudy.on("local[2]", STUDY, second, settings)).isEqualTo(ALL);
    SparkStudy.assertSame(second, here);
    // With its times in it: no trial was run again.
    assertThat(records(second)).isEqualTo(records(first)).hasSize(4);
  }

  @Test
  void any_file_system_that_hadoop_is_told_of_will_do() throws IOException {
    Path here = directory.resolve("here");
    SparkStudy.here(STUDY, here);
    Path out = directory.resolve("out");
    Path store = Files.createDirectory(directory.resolve("store"));
    Map<String, String> settings =
        Map.of(
            "spark.equipoise.results",
            "elsewhere://" + store,
            "spark.hadoop.fs.elsewhere.impl",
            Elsewhere.class.getName());
    assertThat(SparkStudy.on("local[2]", STUDY, out, settings)).isEqualTo(ALL);
    SparkStudy.assertSame(out, here);
    assertThat(names(store)).hasSize(4);
  }

  @Test
  void a_folder_that_cannot_be_written_is_refused_in_one_line() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    for (String wrong : new String[] {file.toUri() + "/store", "nowhere://host/store"}) {
      assertThatThrownBy(
              () ->
                  SparkStudy.on(
                      "local[1]",
                      STUDY,
                      directory.resolve("out"),
                      Map.of("spark.equipoise.results", wrong)))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("spark.equipoise.results=" + wrong + ": cannot be written")
          .hasMessageNotContaining("\n");
    }
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static Map<String, String> records(Path run) throws IOException {
    Map<String, String> records = new TreeMap<>();
    try (Stream<Path> trials = Files.list(run.resolve("trials"))) {
      for (Path trial : trials.toList()) {
        records.put(trial.getFileName().toString(), Sha256.of(trial.resolve("trial.json")));
      }
    }
    return records;
  }
}
