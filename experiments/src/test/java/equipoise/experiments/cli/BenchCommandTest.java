package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchCommandTest {
  @Test
  void help_shows_an_example() {
    for (String what : new String[] {"sampling", "engines", "epoch"}) {
      CommandRun run = CommandRun.of("bench", what, "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("Example:", "equipoise bench " + what);
    }
  }

  @Test
  void an_unknown_work_is_wrong_usage_and_the_known_ones_are_named() {
    CommandRun run = CommandRun.of("bench", "sampling", "--only", "enn-1x1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("enn-1x1", "enn-20000x784", "tomek-links-50000x64");
  }

  @Test
  void an_unknown_engine_is_wrong_usage() {
    CommandRun run = CommandRun.of("bench", "engines", "--engine", "abacus");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("abacus");
  }

  @Test
  void an_unknown_network_is_wrong_usage() {
    CommandRun run = CommandRun.of("bench", "engines", "--only", "vgg");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("vgg-bn", "batches");
  }

  @Test
  void figures_come_as_one_document() {
    CommandRun run =
        CommandRun.of(
            "bench",
            "engines",
            "--engine",
            "dl4j",
            "--only",
            "batches",
            "--batch",
            "8",
            "--rounds",
            "1",
            "--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"network\" : \"batches\"", "\"batch\" : 8");
  }

  @Test
  void an_epoch_learns_and_is_timed() {
    CommandRun run =
        CommandRun.of(
            "bench", "epoch", "--engine", "dl4j", "--images", "160", "--batch", "8", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"images\" : 160", "\"imagesPerSecond\"", "\"lastLoss\"");
  }

  @Test
  void an_epoch_of_too_few_images_is_wrong_usage() {
    CommandRun run = CommandRun.of("bench", "epoch", "--images", "100");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--images must be at least ten times --batch");
  }
}
