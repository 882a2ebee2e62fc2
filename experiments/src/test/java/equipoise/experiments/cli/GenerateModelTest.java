package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.Dataset;
import equipoise.core.file.Sha256;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of a generator that an earlier training kept. */
class GenerateModelTest {
  private static final String GENERATOR = "generator.json";
  private static final String WEIGHTS = "weights.safetensors";

  @TempDir private static Path shared;
  private static Path pictures;
  private static Path trained;
  private static Path model;

  @TempDir Path folder;

  /** Three classes of 24, 14 and 4 images; what the generator draws does not matter here. */
  @BeforeAll
  static void train_a_generator() throws IOException {
    Dataset all = Symbols.train();
    int[] sizes = {24, 14, 4};
    int[] rows =
        IntStream.range(0, sizes.length)
            .flatMap(c -> Arrays.stream(all.rowsOf(c)).limit(sizes[c]))
            .toArray();
    Dataset few = all.select(rows);
    pictures = shared.resolve("pictures");
    new FolderWriter()
        .write(
            ImageParts.of(few.relabel(few.labels(), Symbols.classes().subList(0, 3))),
            pictures,
            Progress.none());
    trained = shared.resolve("trained");
    String options = "steps=3 batch=4 latent=4 filters=2 checkpoints=1 minimum=10";
    Stream<Object> words =
        Stream.concat(
            Stream.of("generate", pictures, "--method", "dcgan", "--count", 3, "--seed", 8),
            Stream.of(options.split(" ")).flatMap(option -> Stream.of("--option", option)));
    CommandRun run =
        CommandRun.of(Stream.concat(words, Stream.of("--no-audit", "--out", trained)).toArray());
    assertThat(run.code()).as(run.err()).isZero();
    String line = Files.readAllLines(trained.resolve("metadata.csv")).get(1);
    String id = line.split(",")[3];
    model = Path.of(System.getenv("EQUIPOISE_CACHE"), "generators", id);
  }

  private static CommandRun from(Path kept, Path out, Object... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("generate", "--model", kept, "--out", out), Stream.of(more))
            .toArray());
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), Sha256.of(file));
      }
    }
    return contents;
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    for (String file : new String[] {GENERATOR, WEIGHTS}) {
      Files.copy(model.resolve(file), copy.resolve(file));
    }
    return copy;
  }

  /** What a stranger may put in the place of a file. */
  @ParameterizedTest
  @ValueSource(strings = {GENERATOR, WEIGHTS})
  @Timeout(60)
  void what_is_no_file_in_the_place_of_one_is_refused_in_one_line(String name) throws Exception {
    Path copy = copy();
    Path file = copy.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    refused(copy, name);
    Files.createDirectory(file);
    refused(copy, "folder");
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    refused(copy, "pipe");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    refused(copy, "device");
    Files.delete(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    refused(copy, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"format\": null}", "\u0000", "\"\\ud800\"", "{"})
  void a_description_of_anything_else_is_refused_in_one_line(String text) throws IOException {
    Path copy = copy();
    Files.writeString(copy.resolve(GENERATOR), text);
    refused(copy, GENERATOR);
  }

  private void refused(Path kept, String... words) {
    Path out = folder.resolve("out");
    CommandRun run = from(kept, out, "--count", 2);
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words);
    assertThat(out).doesNotExist();
  }

  @Test
  void it_draws_the_images_that_it_drew_when_it_was_trained() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = from(model, out, "--count", 5, "--seed", 8);

    assertThat(run.code()).as(run.err()).isZero();
    Dataset then = ImageSets.read(trained, ReadOptions.DEFAULTS).train();
    Dataset now = ImageSets.read(out, ReadOptions.DEFAULTS).train();
    assertThat(now.classes()).isEqualTo(then.classes());
    for (int c = 0; c < then.classes().size(); c++) {
      assertThat(now.rowsOf(c)).hasSize(5);
      for (int i = 0; i < 3; i++) {
        assertThat(now.pixels(now.rowsOf(c)[i])).isEqualTo(then.pixels(then.rowsOf(c)[i]));
      }
    }
    from(model, folder.resolve("again"), "--count", 5, "--seed", 8);
    assertThat(contents(folder.resolve("again"))).isEqualTo(contents(out));
  }

  @Test
  void without_the_training_images_there_is_no_nearest_one_and_the_card_says_so()
      throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = from(model, out, "--count", 1, "--format", "npz");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllLines(out.resolve("metadata.csv")).get(1)).endsWith(",0,0,,");
    assertThat(Files.readString(out.resolve("README.md")))
        .contains(
            "Without the training images (--real) there is no audit",
            "these two are empty",
            "These images were not audited.",
            "`steps` 3",
            "has 4 training images; dcgan needs at least 10");
    assertThat(out.resolve("audit.json")).doesNotExist();
  }

  @Test
  void with_the_training_images_there_are_nearest_ones_and_an_audit() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run =
        from(model, out, "--count", 2, "--real", pictures, "--class", Symbols.classes().get(0));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllLines(out.resolve("metadata.csv")).get(1))
        .matches(".+,0,0,[^,]+/\\d{6}\\.png,[\\d.]+");
    assertThat(out.resolve("audit.json")).isNotEmptyFile();
    assertThat(Files.readString(out.resolve("README.md")))
        .contains("Which of the 42 images of pictures the generator was trained on is not known");
  }

  @Test
  void real_images_of_a_class_that_the_generator_lacks_are_refused() throws IOException {
    Dataset all = Symbols.train();
    Path other = folder.resolve("other");
    new FolderWriter()
        .write(
            ImageParts.of(
                all.select(all.rowsOf(9))
                    .relabel(new int[all.rowsOf(9).length], java.util.List.of("dragon"))),
            other,
            Progress.none());
    CommandRun run = from(model, folder.resolve("out"), "--count", 2, "--real", other);
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("class 'dragon' is none of ");
  }

  @Test
  void weights_that_are_cut_short_are_named() throws IOException {
    Path copy = copy();
    byte[] all = Files.readAllBytes(copy.resolve(WEIGHTS));
    Files.write(copy.resolve(WEIGHTS), Arrays.copyOf(all, all.length / 2));
    refused(copy, WEIGHTS, "cut short or changed");
  }

  @Test
  void a_description_that_is_edited_is_named() throws IOException {
    Path copy = copy();
    String text = Files.readString(copy.resolve(GENERATOR));
    Files.writeString(copy.resolve(GENERATOR), text.replace("\"steps\" : 3", "\"steps\" : 4"));
    refused(copy, GENERATOR, "has been changed since it was written");
    Files.writeString(copy.resolve(GENERATOR), text.substring(0, text.length() / 2));
    refused(copy, GENERATOR, "cut short or no JSON");
  }

  @Test
  void another_version_is_named() throws IOException {
    Path copy = copy();
    String text = Files.readString(copy.resolve(GENERATOR));
    Files.writeString(copy.resolve(GENERATOR), text.replace("\"format\" : 1", "\"format\" : 7"));
    refused(copy, "is of format 7, but this version reads format 1");
  }

  @Test
  void what_is_no_generator_is_refused() throws IOException {
    Path copy = copy();
    refused(pictures, "pictures: holds no generator");
    refused(copy.resolve(GENERATOR), "is a file, but a generator is a folder");
    refused(folder.resolve("nowhere"), "nowhere: there is no such folder");
    Files.delete(copy.resolve(WEIGHTS));
    refused(copy, WEIGHTS + ": no such file");
  }

  @Test
  void a_run_directory_with_one_generator_stands_for_it_and_several_are_listed()
      throws IOException {
    Path models = Files.createDirectories(folder.resolve("run/models"));
    Files.move(copy(), models.resolve("first"));
    CommandRun one = from(folder.resolve("run"), folder.resolve("one"), "--count", 1);
    assertThat(one.code()).as(one.err()).isZero();
    Files.move(copy(), models.resolve("second"));
    refused(folder.resolve("run"), "holds 2 generators; name one of them: first, second");
  }

  @Test
  void classes_that_it_does_not_make_are_refused() {
    Path out = folder.resolve("out");
    CommandRun unknown = from(model, out, "--count", 2, "--class", "nothing");
    assertThat(unknown.code()).isEqualTo(4);
    assertThat(unknown.err()).contains("there is no class 'nothing'; the classes are ");
    CommandRun small = from(model, out, "--count", 2, "--class", Symbols.classes().get(2));
    assertThat(small.code()).isEqualTo(4);
    assertThat(small.err()).contains("has 4 training images; dcgan needs at least 10");
    assertThat(out).doesNotExist();
  }

  @Test
  void options_that_do_not_go_together_are_wrong_usage() {
    Path out = folder.resolve("out");
    assertThat(from(model, out, "--count", 2, "--method", "dcgan").err())
        .contains("omit --method and --option");
    assertThat(from(model, out, "--count", 2, "--size", 64).err())
        .contains("omit --size and --channels");
    assertThat(from(model, out, "--count", 2, "--gate", "on").err())
        .contains("name the training images by --real DATA");
    assertThat(from(model, out, "--count", 2, "--reject-near-copies").err())
        .contains("name them by --real DATA");
    CommandRun run =
        CommandRun.of(
            "generate",
            pictures,
            "--method",
            "smote",
            "--count",
            2,
            "--real",
            pictures,
            "--out",
            out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--real goes with --model DIR");
  }
}
