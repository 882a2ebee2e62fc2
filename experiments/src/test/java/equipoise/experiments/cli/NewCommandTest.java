package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.experiments.study.Method;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
  @TempDir private Path folder;

  /** Noise of a class's own brightness, so that no two pictures are alike. */
  private Path pictures(int side, Map<String, Integer> classes) throws IOException {
    Path root = folder.resolve("our pictures");
    int state = 1;
    int level = 40;
    for (Map.Entry<String, Integer> entry : new TreeMap<>(classes).entrySet()) {
      Path target = Files.createDirectories(root.resolve(entry.getKey()));
      level += 60;
      for (int n = 0; n < entry.getValue(); n++) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < side * side; i++) {
          state = state * 1_103_515_245 + 12_345;
          image.getRaster().setSample(i % side, i / side, 0, level + (state >>> 20) % 50);
        }
        ImageIO.write(image, "png", target.resolve(n + ".png").toFile());
      }
    }
    return root;
  }

  private Study written(Path data, Path file) {
    CommandRun run = CommandRun.of("new", data, "--out", file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err().lines()).hasSize(5);
    assertThat(run.err()).contains("can be expected to find", " trials, 0 finished, ");
    return StudyFile.read(file);
  }

  @Test
  void few_pictures_are_tested_in_folds_and_tiny_classes_left_out() throws IOException {
    Path data = pictures(16, Map.of("a", 40, "b", 12, "c", 3));
    Study study = written(data, folder.resolve("study.yaml"));
    assertThat(study.folds()).isEqualTo(5);
    assertThat(study.repeats()).isGreaterThanOrEqualTo(5);
    assertThat(study.data().get(0).classes()).containsExactly("a", "b");
    assertThat(study.data().get(0).path()).isEqualTo(data);
    assertThat(study.methods()).extracting(Method::label).contains("none", "smote", "cdsmote");
    // 12 images leave 7 to train on, too few for the generator's 20
    assertThat(study.methods()).noneMatch(Method::generates);
    assertThat(Files.readString(folder.resolve("study.yaml"))).contains("c (3)");
  }

  @Test
  void a_rare_class_with_images_enough_gets_a_generator_and_large_images_are_scaled()
      throws IOException {
    Study study = written(pictures(96, Map.of("a", 60, "b", 40)), folder.resolve("study.yaml"));
    assertThat(study.methods()).anyMatch(Method::generates);
    assertThat(study.data().get(0).image().height()).isEqualTo(48);
  }

  @Test
  void a_table_gets_learners_for_tables() throws IOException {
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i * .37 % 5).append(',').append(i * .73 % 7).append(i % 4 == 0 ? ",b\n" : ",a\n");
    }
    Path table = Files.writeString(folder.resolve("table.csv"), rows.toString());
    Study study = written(table, folder.resolve("study.yaml"));
    assertThat(study.classifiers()).noneMatch(c -> c.trainsNetwork());
    assertThat(study.size()).isEqualTo(5 * 5 * 5 * 2);
  }

  @Test
  void a_csv_without_a_header_keeps_its_first_row() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      rows.append(i * .37 % 5).append(',').append(i * .73 % 7).append(i % 4 == 0 ? ",b\n" : ",a\n");
    }
    Path table = Files.writeString(folder.resolve("table.csv"), rows.toString());
    Path file = folder.resolve("study.yaml");
    written(table, file);
    assertThat(Files.readString(file)).contains("header: absent");
    String plan = CommandRun.of("run", file, "--out", folder.resolve("run"), "--dry-run").out();
    // 60 rows, 45 of a and 15 of b, in five folds: each tests 9 and 3
    assertThat(plan).containsPattern("  a +\\d+ +\\d+ +9 ").containsPattern("  b +\\d+ +\\d+ +3 ");
  }

  @Test
  void a_data_set_runs_like_the_study_that_is_written_for_it() throws IOException {
    Path data = pictures(8, Map.of("a", 30, "b", 10));
    Path out = folder.resolve("run");
    CommandRun plan = CommandRun.of("run", data, "--out", out, "--dry-run", "--json");
    assertThat(plan.code()).as(plan.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(plan.out());
    assertThat(json.path("trials").size()).isGreaterThan(100);
    JsonNode detectable = json.at("/detectable/0");
    assertThat(detectable.path("points").asDouble()).isBetween(3.0, 60.0);
    assertThat(detectable.path("advice").asText())
        .isIn("more-repeats", "more-test-images", "neither");
    assertThat(plan.err()).contains("To change it: equipoise new");
    assertThat(out).doesNotExist();
    String text = CommandRun.of("run", data, "--out", out, "--dry-run").out();
    assertThat(text).contains("can be expected to find a difference of about");
  }

  @Test
  void what_no_study_can_be_made_of_is_refused_in_one_line() throws IOException {
    Path one = pictures(8, Map.of("a", 30, "b", 2));
    for (Path data : new Path[] {folder.resolve("nothing"), one}) {
      CommandRun run = CommandRun.of("new", data);
      assertThat(run.code()).isEqualTo(4);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.out()).isEmpty();
    }
    Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
    CommandRun run = CommandRun.of("new", one, "--out", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(file).hasContent("mine");
  }
}
