package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.symbols.Symbols;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSheetsTest {
  private static final String STUDY =
      """
      study: sheets
      seed: %d
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 6]}
          test: {perClass: 10}
      methods: [%s]
      classifiers:
        - {name: random-forest, trees: 2}
      repeats: 1
      """;

  @TempDir Path directory;

  @Test
  void a_method_whose_images_no_two_real_ones_determine_shows_base_and_result() {
    List<SampleSheet> sheets = sheets(7, "polynom-fit-smote");
    assertThat(sheets).extracting(SampleSheet::kind).containsExactly("derived", "real");
    SampleSheet derived = sheets.get(0);
    assertThat(derived.columns()).containsExactly("base", "result");
    assertThat(derived.rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.images()).hasSize(2))
        .allSatisfy(row -> assertThat(row.caption()).isEqualTo("fitted"));
  }

  @Test
  void a_study_that_was_changed_gets_new_sheets() throws IOException {
    byte[] real = picture(sheets(7, "smote").get(0));
    assertThat(picture(sheets(7, "smote").get(0))).isEqualTo(real);
    byte[] synthetic = picture(sheets(7, "smote").get(1));
    List<SampleSheet> changed = sheets(8, "smote");
    assertThat(picture(changed.get(0))).isNotEqualTo(real);
    assertThat(picture(changed.get(1))).isNotEqualTo(synthetic);
  }

  @Test
  void augmentation_shows_an_image_of_each_class_and_what_becomes_of_it() throws IOException {
    List<SampleSheet> sheets = augmented("symbols");
    SampleSheet sheet = sheets.get(0);
    assertThat(sheet.kind()).isEqualTo("augmented");
    assertThat(sheet.title()).isEqualTo("augmentation");
    assertThat(sheet.columns()).hasSize(8).startsWith("real");
    assertThat(sheet.rows()).hasSize(3).allSatisfy(row -> assertThat(row.images()).hasSize(8));
    byte[] changed = picture(sheet);
    assertThat(picture(augmented("digits").get(0))).isNotEqualTo(changed);
  }

  private List<SampleSheet> augmented(String policy) {
    String classes = String.join(", ", Symbols.classes().subList(0, 3));
    return sheets(STUDY.formatted(7, classes, "none") + "augmentation: " + policy + "\n");
  }

  /** Sorted by file name, so "real" before "smote". */
  private List<SampleSheet> sheets(int seed, String method) {
    String classes = String.join(", ", Symbols.classes().subList(0, 3));
    return sheets(STUDY.formatted(seed, classes, method));
  }

  private List<SampleSheet> sheets(String text) {
    RunOptions options = new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
    new StudyRunner(
            StudyFile.parse("study.yaml", text, Path.of(".")),
            directory,
            options,
            RunListener.none())
        .run();
    return new RunDirectory(directory).readSheets();
  }

  private byte[] picture(SampleSheet sheet) throws IOException {
    List<String> images = sheet.rows().get(0).images();
    return Files.readAllBytes(directory.resolve("sheets").resolve(images.get(images.size() - 1)));
  }
}
