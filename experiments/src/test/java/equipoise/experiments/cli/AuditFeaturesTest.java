package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features that one audit keeps for others. */
class AuditFeaturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path root;
  private static Path kept;
  private static String first;

  @BeforeAll
  static void audit_once() throws IOException {
    write("real", symbols(1, 40, 30));
    write("heldout", symbols(2, 15, 15));
    write("made", symbols(3, 20, 20));
    kept = root.resolve("judge.safetensors");
    CommandRun run = audit("--save-features", kept, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    first = run.out();
  }

  private static Dataset symbols(int seed, int... counts) {
    Dataset all = Symbols.dataset(new Seed(seed), Arrays.copyOf(counts, Symbols.classes().size()));
    return all.relabel(all.labels(), Symbols.classes().subList(0, counts.length));
  }

  private static void write(String folder, Dataset data) throws IOException {
    new FolderWriter().write(ImageParts.of(data), root.resolve(folder), Progress.none());
  }

  private static CommandRun audit(Object... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "audit",
                    "--real",
                    root.resolve("real"),
                    "--heldout",
                    root.resolve("heldout"),
                    "--synthetic",
                    root.resolve("made")),
                Stream.of(more))
            .toArray());
  }

  private static void refused(CommandRun run, String... words) {
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void the_network_that_measured_measures_the_same_again() {
    CommandRun again = audit("--features", kept, "--json");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(first);
  }

  /** Another seed trains another judge, which GAN-test goes by; distances go by the features. */
  @Test
  void audits_with_other_judges_measure_by_the_features_that_are_given() throws IOException {
    JsonNode then = JSON.readTree(first);
    JsonNode other = JSON.readTree(audit("--seed", 9, "--json").out());
    JsonNode same = JSON.readTree(audit("--seed", 9, "--features", kept, "--json").out());
    assertThat(other.path("features")).isNotEqualTo(then.path("features"));
    assertThat(same.path("features")).isEqualTo(then.path("features"));
    assertThat(same.at("/classes/0/fid/value")).isNotEqualTo(other.at("/classes/0/fid/value"));
    assertThat(same.at("/classes/0/ganTest")).isEqualTo(other.at("/classes/0/ganTest"));
  }

  @Test
  void a_network_for_other_images_is_refused() throws IOException {
    for (String folder : new String[] {"real", "made"}) {
      CommandRun colour =
          CommandRun.of(
              "data",
              "convert",
              root.resolve(folder),
              "--channels",
              3,
              "--out",
              root.resolve("colour-" + folder));
      assertThat(colour.code()).as(colour.err()).isZero();
    }
    refused(
        CommandRun.of(
            "audit",
            "--real",
            root.resolve("colour-real"),
            "--synthetic",
            root.resolve("colour-made"),
            "--features",
            kept),
        "judge.safetensors: lenet5-1998-",
        "takes images of 1x28x28",
        "has 3x28x28");
  }

  @Test
  void what_is_no_feature_network_is_refused_before_anything_is_read() throws IOException {
    Path text = Files.writeString(root.resolve("text.safetensors"), "some text and nothing else");
    refused(audit("--features", text), "text.safetensors: ");
    refused(audit("--features", root.resolve("absent")), "absent: there is no such file");
  }

  @Test
  void options_that_do_not_go_together_are_wrong_usage() {
    CommandRun both = audit("--features", kept, "--save-features", root.resolve("other"));
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("give one of them");
    CommandRun nowhere = audit("--save-features", root.resolve("no/where"));
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("there is no such folder");
  }
}
