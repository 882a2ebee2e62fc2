package equipoise.gan.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.gan.Patterns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElsewhereImagesTest {
  private static final Dataset REAL = Patterns.of(1, 8, 12, new Seed(1), 20, 10, 4);
  private static final TrainingSet TRAIN = Splits.whole(REAL);
  private static final Seed SEED = new Seed(5);

  @TempDir Path folder;
  private final List<Note> notes = new ArrayList<>();
  private final Progress progress =
      new Progress() {
        @Override
        public void report(String stage, long done, long total) {}

        @Override
        public void note(Note note) {
          notes.add(note);
        }
      };

  /** Seven images of the second class, three of the third, none of the first and the fourth. */
  @BeforeEach
  void write_images() throws IOException {
    write(Patterns.of(1, 8, 12, new Seed(9), 0, 7, 3), "made");
  }

  private void write(Dataset images, String name) throws IOException {
    new FolderWriter().write(ImageParts.of(images), folder.resolve(name), Progress.none());
  }

  private GeneratorTrainer trainer(String name) {
    return ElsewhereImages.ENTRY
        .configured(Map.of("path", folder.resolve(name).toString()))
        .create()
        .trainer(
            () -> {
              throw new AssertionError("images from elsewhere need no engine");
            });
  }

  private Generator made() {
    return trainer("made").fit(TRAIN, REAL.select(new int[0]), SEED, progress);
  }

  private static Set<String> contents(Dataset data) {
    Set<String> contents = new HashSet<>();
    IntStream.range(0, data.size()).forEach(i -> contents.add(Arrays.toString(data.pixels(i))));
    return contents;
  }

  @Test
  void each_image_of_a_class_is_handed_out_once_before_any_is_used_again() {
    Dataset there = Patterns.of(1, 8, 12, new Seed(9), 0, 7, 3);
    Dataset all = made().generate(1, 7, SEED);

    assertThat(contents(all)).isEqualTo(contents(there.select(there.rowsOf(1))));
    assertThat(all.classes()).isEqualTo(REAL.classes());
    assertThat(all.labels()).containsOnly(1);
    assertThat(notes).isEmpty();

    Dataset more = made().generate(1, 10, SEED);
    assertThat(contents(more)).isEqualTo(contents(all));
    assertThat(notes)
        .singleElement()
        .extracting(Note::sentence)
        .asString()
        .contains("has 7 images from elsewhere; 10 were asked for");
    for (int i = 0; i < 7; i++) {
      assertThat(more.pixels(i)).isEqualTo(all.pixels(i));
    }
  }

  @Test
  void the_order_hangs_on_the_seed_and_the_origin_on_the_content() {
    Generator generator = made();

    assertThat(generator.generate(1, 7, SEED).fingerprint())
        .isEqualTo(made().generate(1, 7, SEED).fingerprint())
        .isNotEqualTo(generator.generate(1, 7, new Seed(6)).fingerprint());
    Origin.Generated origin = (Origin.Generated) generator.generate(2, 2, SEED).origin(1);
    assertThat(origin.generator()).matches("images:[0-9a-f]{16}");
    assertThat(origin.seed()).isEqualTo(SEED.value());
    assertThat(origin.index()).isEqualTo(1);
  }

  @Test
  void a_class_without_images_is_refused() {
    Generator generator = made();

    assertThat(generator.refused()).containsOnlyKeys(0, 3);
    assertThat(trainer("made").refusals(REAL)).isEqualTo(generator.refused());
    assertThatThrownBy(() -> generator.generate(0, 1, SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no image in");
  }

  @Test
  void images_of_another_shape_are_brought_to_the_data_sets_and_that_is_noted() throws IOException {
    write(Patterns.of(3, 16, 16, new Seed(9), 2, 2, 2), "colour");
    Generator generator = trainer("colour").fit(TRAIN, REAL, SEED, progress);

    assertThat(generator.generate(0, 2, SEED).imageShape()).isEqualTo(REAL.imageShape());
    assertThat(notes)
        .singleElement()
        .extracting(Note::sentence)
        .asString()
        .contains("are 3x16x16; they were brought to the data set's 1x8x12");
  }

  @Test
  void a_class_that_the_real_set_lacks_is_refused_in_one_line() throws IOException {
    Dataset images = Patterns.of(1, 8, 12, new Seed(9), 2, 2, 2);
    write(images.relabel(images.labels(), List.of("a", "b", "stranger")), "strange");

    assertThatThrownBy(() -> trainer("strange").refusals(REAL))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("which the data set lacks; remove it, or rename it to one of");
  }

  @Test
  void without_a_path_the_option_is_named() {
    assertThatThrownBy(
            () -> ElsewhereImages.ENTRY.configured().create().trainer(null).refusals(REAL))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("needs the option 'path'");
  }
}
