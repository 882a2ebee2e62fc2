package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Progress;
import equipoise.core.learning.TrainingPoint;
import equipoise.engines.api.Engines;
import equipoise.gan.Generators;
import equipoise.gan.Patterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorFolderTest {
  private static final Seed SEED = new Seed(5);
  private static final Dataset TRAIN = Patterns.of(1, 8, 8, new Seed(1), 30, 25, 0, 3);
  private static final Dataset VALIDATION = Patterns.of(1, 8, 8, new Seed(2), 3, 3, 0, 0);

  @TempDir private Path root;
  private final List<String> warnings = new ArrayList<>();
  private Path kept;

  @BeforeEach
  void train() throws IOException {
    fit(5).close();
    try (Stream<Path> folders = Files.list(root)) {
      kept = folders.filter(f -> f.getFileName().toString().startsWith("dcgan-")).findAny().get();
    }
  }

  private Generator fit(int steps) {
    return Generators.CATALOGUE
        .named("dcgan")
        .configured(Map.of("steps", steps, "batch", 4, "filters", 2, "latent", 3))
        .create()
        .trainer(() -> Engines.named("auto"), new GeneratorFolder(root, warnings::add))
        .fit(Splits.whole(TRAIN), VALIDATION, SEED, Progress.none());
  }

  @Test
  void it_says_what_it_was_trained_on_and_how() {
    KeptGenerator generator = GeneratorFolder.read(kept);
    assertThat(generator.family()).isEqualTo("dcgan");
    assertThat(generator.options()).containsEntry("steps", 5).containsEntry("filters", 2);
    assertThat(generator.classes().names()).isEqualTo(TRAIN.classes());
    assertThat(generator.classes().labels()).containsExactly(0, 1);
    assertThat(generator.classes().refused()).containsOnlyKeys(2, 3);
    assertThat(generator.origin().fingerprint()).isEqualTo(TRAIN.fingerprint());
    assertThat(generator.origin().engine()).contains("cpu float32");
    assertThat(generator.history()).filteredOn(TrainingPoint::taken).hasSize(1);
    assertThat(generator.history().get(0).values())
        .containsKeys("discriminator", "generator", "distance", "diversity");
  }

  @Test
  void other_options_rows_or_seeds_are_another_generator() throws IOException {
    fit(6).close();
    try (Stream<Path> folders = Files.list(root)) {
      assertThat(folders.filter(f -> f.getFileName().toString().startsWith("dcgan-"))).hasSize(2);
    }
  }

  @Test
  void weights_that_were_cut_short_or_changed_are_refused_by_name_and_trained_again()
      throws IOException {
    Path weights = kept.resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 5));
    assertThatThrownBy(() -> GeneratorFolder.read(kept))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("weights.safetensors")
        .hasMessageContaining("cut short or changed");
    fit(5).close();
    assertThat(warnings).singleElement().asString().contains("trained again");
    assertThat(Files.readAllBytes(weights)).isEqualTo(bytes);
  }

  @Test
  void an_edited_description_another_version_and_a_missing_file_are_named() throws IOException {
    Path description = kept.resolve("generator.json");
    String text = Files.readString(description);
    Files.writeString(description, text.replace("\"filters\" : 2", "\"filters\" : 3"));
    assertThatThrownBy(() -> GeneratorFolder.read(kept))
        .hasMessageContaining("generator.json")
        .hasMessageContaining("changed");
    Files.writeString(description, text.substring(0, 40));
    assertThatThrownBy(() -> GeneratorFolder.read(kept)).hasMessageContaining("cut short");
    Files.delete(description);
    assertThatThrownBy(() -> GeneratorFolder.read(kept)).hasMessageContaining("no such file");
  }
}
