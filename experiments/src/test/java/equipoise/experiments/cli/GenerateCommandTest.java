package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.data.Dataset;
import equipoise.core.file.Sha256;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class GenerateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A few steps of a small network: what it draws does not matter here. */
  private static final String[] TINY_GAN = {
    "--method",
    "dcgan",
    "--option",
    "steps=3",
    "--option",
    "batch=4",
    "--option",
    "latent=4",
    "--option",
    "filters=2",
    "--option",
    "checkpoints=1",
    "--option",
    "minimum=10"
  };

  @TempDir private static Path shared;
  private static Path pictures;
  @TempDir Path folder;

  /** Three classes of 20, 12 and 4 images. */
  @BeforeAll
  static void write_pictures() throws IOException {
    Dataset all = Symbols.train();
    List<Integer> rows = new ArrayList<>();
    int[] sizes = {20, 12, 4};
    for (int c = 0; c < sizes.length; c++) {
      IntStream.of(all.rowsOf(c)).limit(sizes[c]).forEach(rows::add);
    }
    Dataset few = all.select(rows.stream().mapToInt(i -> i).toArray());
    Dataset three = few.relabel(few.labels(), Symbols.classes().subList(0, 3));
    pictures = shared.resolve("pictures");
    new FolderWriter().write(ImageParts.of(three), pictures, Progress.none());
  }

  private static CommandRun generate(Path data, Path out, Object... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("generate", data, "--no-audit", "--out", out), Stream.of(more))
            .toArray());
  }

  private static List<JsonNode> manifest(Path out) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("manifest.jsonl"))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void smote_writes_images_of_every_class_with_their_parents() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = generate(pictures, out, "--method", "smote", "--count", 5, "--seed", 7);

    assertThat(run.code()).as(run.err()).isZero();
    ImageSet written = ImageSets.read(out, ReadOptions.DEFAULTS);
    assertThat(written.train().counts()).containsExactly(5, 5, 5);
    List<String> lines = Files.readAllLines(out.resolve("metadata.csv"));
    assertThat(lines.get(0))
        .isEqualTo(
            "file_name,class,synthetic,generator,seed,index,nearest,distance,base,neighbour,gap");
    assertThat(lines).hasSize(16);
    assertThat(lines.get(1)).matches("(.+)/000000.png,\\1,true,smote,7,0,\\1/\\d{6}.png,.*");
    Dataset real = ImageSets.read(pictures, ReadOptions.DEFAULTS).train();
    List<String> files = ImageSets.read(pictures, ReadOptions.DEFAULTS).files();
    for (JsonNode image : manifest(out)) {
      int row = written.files().indexOf(image.path("file").asText());
      assertThat(image.path("sha256").asText()).isEqualTo(Sha256.of(written.train().pixels(row)));
      int base = files.indexOf(image.path("base").asText());
      int neighbour = files.indexOf(image.path("neighbour").asText());
      double gap = image.path("gap").asDouble();
      for (int p = 0; p < real.dimension(); p++) {
        double between =
            real.value(base, p) + gap * (real.value(neighbour, p) - real.value(base, p));
        assertThat(written.train().value(row, p)).isCloseTo(between, within(0.51));
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  @Test
  void the_nearest_training_image_is_the_nearest() throws IOException {
    Path out = folder.resolve("out");
    generate(pictures, out, "--method", "smote", "--count", 3);

    ImageSet real = ImageSets.read(pictures, ReadOptions.DEFAULTS);
    ImageSet made = ImageSets.read(out, ReadOptions.DEFAULTS);
    for (JsonNode image : manifest(out)) {
      double[] x = made.train().values(made.files().indexOf(image.path("file").asText()));
      double smallest = Double.MAX_VALUE;
      String nearest = "";
      for (int i = 0; i < real.train().size(); i++) {
        double[] y = real.train().values(i);
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
          sum += (x[p] - y[p]) * (x[p] - y[p]);
        }
        if (sum < smallest) {
          smallest = sum;
          nearest = real.files().get(i);
        }
      }
      assertThat(image.path("nearest").asText()).isEqualTo(nearest);
      assertThat(image.path("distance").asDouble()).isCloseTo(Math.sqrt(smallest), within(0.0005));
    }
  }

  @ParameterizedTest
  @CsvSource({"folder", "idx", "npz", "webdataset"})
  void the_same_command_gives_the_same_bytes(String format) throws IOException {
    Object[] words = {"--method", "smote", "--count", 4, "--format", format};
    generate(pictures, folder.resolve("a"), words);
    generate(pictures, folder.resolve("b"), words);

    assertThat(contents(folder.resolve("a")))
        .containsKeys("README.md", "croissant.json", "manifest.jsonl", "metadata.csv")
        .isEqualTo(contents(folder.resolve("b")));
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

  @Test
  void a_generator_leaves_out_small_classes_and_marks_its_images_as_synthetic() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run =
        generate(
            pictures,
            out,
            Stream.of(TINY_GAN, new Object[] {"--count", 3, "--json"})
                .flatMap(Stream::of)
                .toArray());

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode document = JSON.readTree(run.out());
    assertThat(document.path("images").asInt()).isEqualTo(6);
    assertThat(document.path("refused").get(0).asText())
        .contains("has 4 training images; dcgan needs at least 10");
    JsonNode image = manifest(out).get(4);
    String png =
        new String(
            Files.readAllBytes(out.resolve(image.path("file").asText())),
            StandardCharsets.ISO_8859_1);
    assertThat(png)
        .contains(
            "tEXtSoftware\0Equipoise",
            "tEXtSynthetic\0true",
            "tEXtGenerator\0" + image.path("generator").asText(),
            "tEXtSeed\0000",
            "tEXtIndex\0001");
    assertThat(image.path("generator").asText()).startsWith("dcgan");
    assertThat(Files.readString(out.resolve("README.md")))
        .contains("Computed by ", "has 4 training images", "`steps` 3")
        .doesNotContain("`fill`");
  }

  @Test
  void a_small_class_that_is_asked_for_is_refused_before_training() {
    CommandRun run =
        generate(
            pictures,
            folder.resolve("out"),
            Stream.of(TINY_GAN, new Object[] {"--count", 3, "--class", Symbols.classes().get(2)})
                .flatMap(Stream::of)
                .toArray());

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains("has 4 training images; dcgan needs at least 10");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void rejected_images_stand_in_the_manifest_and_are_replaced() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run =
        generate(
            pictures,
            out,
            "--method",
            "smote",
            "--count",
            6,
            "--confidence",
            0.2,
            "--reject-near-copies",
            "--class",
            Symbols.classes().get(0));

    assertThat(run.code()).as(run.err()).isZero();
    List<JsonNode> made = manifest(out);
    List<JsonNode> rejected = made.stream().filter(i -> !i.path("kept").asBoolean()).toList();
    assertThat(made.size() - rejected.size()).isLessThanOrEqualTo(6);
    assertThat(rejected)
        .allSatisfy(
            image -> {
              assertThat(image.path("file").isNull()).isTrue();
              assertThat(image.path("reason").asText()).isNotEmpty();
            });
    assertThat(Files.readString(out.resolve("README.md"))).contains("near copies", "lenet5");
  }

  @Test
  void copies_are_all_rejected_where_copies_are_not_wanted() {
    CommandRun run =
        generate(
            pictures,
            folder.resolve("out"),
            "--method",
            "random-over",
            "--count",
            2,
            "--reject-near-copies");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("images were rejected, the first as 'copy of a training image'");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_card_has_a_yaml_header_and_the_command() throws IOException {
    Path out = folder.resolve("out");
    generate(
        pictures, out, "--method", "smote", "--count", 2, "--option", "k=3", "--license", "MIT");

    String card = Files.readString(out.resolve("README.md"));
    Object header = new Load(LoadSettings.builder().build()).loadFromString(card.split("---\n")[1]);
    assertThat(header)
        .isEqualTo(
            Map.of(
                "pretty_name", "Synthetic images by smote from pictures",
                "license", "MIT",
                "task_categories", List.of("image-classification"),
                "size_categories", List.of("n<1K"),
                "tags", List.of("synthetic", "imbalanced-learning", "smote")));
    assertThat(card)
        .contains(
            "Every image here is synthetic",
            "    equipoise generate pictures --method smote --option k=3 --count 2 --seed 0 --no-audit --out DIR\n");
  }

  /** Required properties: Croissant 1.1, "Dataset-level Information", table "Required". */
  @Test
  void croissant_has_what_its_specification_requires() throws IOException {
    Path out = folder.resolve("out");
    generate(pictures, out, "--method", "smote", "--count", 2, "--published", "2026-11-26");

    JsonNode croissant = JSON.readTree(out.resolve("croissant.json").toFile());
    assertThat(croissant.fieldNames())
        .toIterable()
        .contains(
            "@context",
            "@type",
            "conformsTo",
            "description",
            "license",
            "name",
            "url",
            "creator",
            "datePublished",
            "distribution",
            "recordSet");
    assertThat(croissant.at("/@type").asText()).isEqualTo("sc:Dataset");
    assertThat(croissant.at("/conformsTo").asText())
        .isEqualTo("http://mlcommons.org/croissant/1.1");
    assertThat(croissant.at("/@context/recordSet").asText()).isEqualTo("cr:recordSet");
    assertThat(croissant.at("/datePublished").asText()).isEqualTo("2026-11-26");
    List<String> ids = new ArrayList<>();
    for (JsonNode resource : croissant.path("distribution")) {
      ids.add(resource.path("@id").asText());
      if (resource.path("@type").asText().equals("cr:FileObject")) {
        assertThat(resource.path("sha256").asText())
            .isEqualTo(Sha256.of(out.resolve(resource.path("contentUrl").asText())));
      }
    }
    assertThat(ids).contains("metadata.csv", "manifest.jsonl", "README.md", "image-files");
    for (JsonNode set : croissant.path("recordSet")) {
      for (JsonNode field : set.path("field")) {
        ids.add(field.path("@id").asText());
        String source =
            field.at("/source/fileObject/@id").asText() + field.at("/source/fileSet/@id").asText();
        assertThat(ids).contains(source);
        assertThat(field.path("dataType").asText()).startsWith("sc:");
      }
    }
    assertThat(ids).doesNotHaveDuplicates().contains("images/image", "metadata/nearest");
  }

  @Test
  void wrong_usage_is_told_before_anything_is_read() {
    Path out = folder.resolve("out");
    assertThat(CommandRun.of("generate", "--out", out).code()).isEqualTo(2);
    assertThat(generate(pictures, out, "--count", 3).err()).contains("DATA needs --method NAME");
    assertThat(generate(pictures, out, "--method", "smote").err()).contains("--count N");
    assertThat(generate(pictures, out, "--method", "enn", "--count", 3).err())
        .contains("does not add a given number of images");
    assertThat(generate(pictures, out, "--method", "smoote", "--count", 3).err())
        .contains("did you mean 'smote'");
    assertThat(
            generate(pictures, out, "--method", "smote", "--count", 3, "--option", "strategy=all")
                .err())
        .contains("--option strategy has no say here");
    CommandRun unknown =
        generate(pictures, out, "--method", "smote", "--count", 3, "--class", "nothing");
    assertThat(unknown.code()).isEqualTo(4);
    assertThat(unknown.err()).contains("there is no class 'nothing'");
  }
}
