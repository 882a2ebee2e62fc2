package equipoise.experiments.cache;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.GeneratedClasses;
import equipoise.gan.generator.KeptGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedGeneratorsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  private CacheDirectory cache() {
    return new CacheDirectory(directory.resolve("cache"));
  }

  private CachedGenerators run(String name) {
    return new CachedGenerators(directory.resolve(name), cache(), warnings::add);
  }

  private static KeptGenerator generator(String id) {
    return new KeptGenerator(
        id,
        "dcgan",
        Map.of("steps", 3),
        new ImageShape(1, 8, 8),
        new GeneratedClasses(List.of("a", "b"), List.of(0), Map.of(1, "too few")),
        new KeptGenerator.TrainingOrigin("data", "fingerprint", 7, "dl4j cpu float32"),
        List.of(),
        List.of(),
        new Weights(Map.of("0.weight", new Tensor(new float[] {1, 2}, 2))));
  }

  @Test
  void what_one_run_trained_another_one_takes_and_keeps() {
    run("first").keep(() -> generator("dcgan-1"));
    assertThat(run("second").generator("dcgan-1")).isPresent();
    assertThat(directory.resolve("second/dcgan-1/generator.json")).exists();
    assertThat(run("second").generator("dcgan-2")).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_damaged_copy_in_the_cache_is_a_warning_and_not_taken() throws IOException {
    run("first").keep(() -> generator("dcgan-1"));
    Files.write(cache().root().resolve("dcgan-1/weights.safetensors"), new byte[] {1, 2, 3});
    assertThat(run("second").generator("dcgan-1")).isEmpty();
    assertThat(warnings).singleElement().asString().contains("weights.safetensors");
    assertThat(run("first").generator("dcgan-1")).isPresent();
  }

  @Test
  void a_cache_that_cannot_be_written_stops_no_run() throws IOException {
    Files.writeString(cache().root(), "a file where the directory should be");
    run("first").keep(() -> generator("dcgan-1"));
    assertThat(run("first").generator("dcgan-1")).isPresent();
    assertThat(warnings).singleElement().asString().contains("without a cache");
  }

  @Test
  void clearing_deletes_what_was_not_used_and_nothing_that_is_no_generator() throws IOException {
    run("first").keep(() -> generator("dcgan-old"));
    run("first").keep(() -> generator("dcgan-new"));
    age("dcgan-old", 40);
    age("dcgan-new", 3);
    Files.createDirectories(cache().root().resolve("notes"));
    assertThat(cache().items())
        .extracting(CacheDirectory.Item::name)
        .containsExactly("dcgan-new", "dcgan-old");
    assertThat(cache().clear(Duration.ofDays(30), NOW))
        .extracting(CacheDirectory.Item::name)
        .containsExactly("dcgan-old");
    assertThat(cache().items()).extracting(CacheDirectory.Item::name).containsExactly("dcgan-new");
    assertThat(cache().root().resolve("notes")).exists();
  }

  private void age(String name, int days) throws IOException {
    Files.setLastModifiedTime(
        cache().root().resolve(name), FileTime.from(NOW.minus(Duration.ofDays(days))));
  }

  @Test
  void the_directory_is_the_users_unless_variables_say_otherwise() {
    assertThat(CacheDirectory.of(Map.of("EQUIPOISE_CACHE", "/somewhere")).root())
        .isEqualTo(Path.of("/somewhere/generators"));
    assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "/caches")).root())
        .isEqualTo(Path.of("/caches/equipoise/generators"));
    assertThat(CacheDirectory.of(Map.of()).root())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/equipoise/generators"));
  }
}
