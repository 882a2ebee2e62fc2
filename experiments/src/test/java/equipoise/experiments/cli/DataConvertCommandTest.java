package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataConvertCommandTest {
  @TempDir Path folder;
  private Path pictures;

  @BeforeEach
  void writePictures() throws IOException {
    pictures = folder.resolve("pictures");
    new FolderWriter().write(ImageParts.of(Symbols.test()), pictures, Progress.none());
  }

  @Test
  void a_chain_of_conversions_keeps_every_pixel_and_name() {
    Path npz = folder.resolve("npz");
    Path idx = folder.resolve("idx");
    Path back = folder.resolve("back");

    assertThat(CommandRun.of("data", "convert", pictures, "--format", "npz", "--out", npz).code())
        .isZero();
    assertThat(
            CommandRun.of(
                    "data", "convert", npz.resolve("images.npz"), "--format", "idx", "--out", idx)
                .code())
        .isZero();
    CommandRun last = CommandRun.of("data", "convert", idx, "--out", back, "--json");

    assertThat(last.code()).as(last.err()).isZero();
    assertThat(ImageSets.read(back, ReadOptions.DEFAULTS).train().fingerprint())
        .isEqualTo(ImageSets.read(pictures, ReadOptions.DEFAULTS).train().fingerprint());
  }

  @Test
  void json_says_what_was_written() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of("data", "convert", pictures, "--format", "csv", "--out", out, "--json");

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("format").asText()).isEqualTo("csv");
    assertThat(document.path("read").asText()).isEqualTo("folder");
    assertThat(document.path("size").asInt()).isEqualTo(Symbols.test().size());
    assertThat(document.path("classes")).hasSize(14);
    assertThat(Files.readAllLines(out.resolve("images.csv"))).hasSize(Symbols.test().size() + 1);
  }

  @Test
  void a_directory_that_holds_something_and_an_unknown_format_are_wrong_usage() {
    CommandRun occupied = CommandRun.of("data", "convert", pictures, "--out", folder);
    CommandRun within =
        CommandRun.of("data", "convert", pictures, "--out", pictures.resolve("more"));
    CommandRun unknown =
        CommandRun.of("data", "convert", pictures, "--out", folder.resolve("x"), "--format", "ids");

    assertThat(occupied.code()).isEqualTo(2);
    assertThat(occupied.err()).contains("is not empty; choose a new or empty directory");
    assertThat(within.code()).isEqualTo(2);
    assertThat(within.err()).contains("is within");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("'idx'");
  }

  @Test
  void what_is_no_set_of_images_is_one_line() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,x\n2,y\n");
    CommandRun run = CommandRun.of("data", "convert", table, "--out", folder.resolve("out"));

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err().strip()).endsWith("t.csv: is a table, not a set of images");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void colour_in_idx_is_refused_with_the_file_and_the_remedy() {
    CommandRun run =
        CommandRun.of(
            "data",
            "convert",
            pictures,
            "--channels",
            "3",
            "--format",
            "idx",
            "--out",
            folder.resolve("out"));

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains(pictures.toString(), "folder, npz, webdataset and csv");
  }

  @Test
  void images_are_resized_where_that_is_asked_for() {
    Path out = folder.resolve("out");
    CommandRun run = CommandRun.of("data", "convert", pictures, "--size", "8x10", "--out", out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(ImageSets.read(out, ReadOptions.DEFAULTS).train().imageShape().width())
        .isEqualTo(10);
    assertThat(
            CommandRun.of("data", "convert", pictures, "--size", "8*10", "--out", out + "2").code())
        .isEqualTo(2);
  }
}
