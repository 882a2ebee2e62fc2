package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Strategy;
import equipoise.gan.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GenerativeSamplerTest {
  private static final Seed SEED = new Seed(7);
  private static final TrainingSet TRAIN =
      Splits.whole(Patterns.of(1, 8, 8, new Seed(1), 100, 40, 60, 5));
  private static final String REASON =
      "Class 'frame' has 5 training images; formula needs at least 20.";

  private final AtomicInteger closed = new AtomicInteger();

  /** Draws the same formula as the training images; refuses the class 'frame'. */
  private final class FormulaGenerator implements Generator {
    @Override
    public Dataset generate(int label, int count, Seed seed) {
      int[] counts = new int[4];
      counts[label] = count;
      Dataset images = Patterns.of(1, 8, 8, seed, counts);
      Origin[] origins = new Origin[count];
      for (int i = 0; i < count; i++) {
        origins[i] = new Origin.Generated("formula", seed.value(), i);
      }
      return images.withOrigins(origins);
    }

    @Override
    public Map<Integer, String> refused() {
      return Map.of(3, REASON);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void auto_fills_the_given_share_of_each_gap() {
    Resampled half = sampler(0.5).resample(TRAIN, Strategy.AUTO, SEED);
    assertThat(half.data().counts()).containsExactly(100, 70, 80, 53); // 95 / 2 rounds to 48
    Resampled whole = sampler(1).resample(TRAIN, Strategy.AUTO, SEED);
    assertThat(whole.data().counts()).containsExactly(100, 100, 100, 100);
    assertThat(closed).hasValue(2);
  }

  @Test
  void real_rows_come_first_and_unchanged_then_generated_ones() {
    Dataset data = sampler(1).resample(TRAIN, Strategy.AUTO, SEED).data().data();
    for (int i = 0; i < data.size(); i++) {
      if (i < TRAIN.size()) {
        assertThat(data.pixels(i)).isEqualTo(TRAIN.data().pixels(i));
        assertThat(data.origin(i)).isEqualTo(TRAIN.data().origin(i));
      } else if (data.label(i) != 3) {
        assertThat(data.origin(i)).isInstanceOf(Origin.Generated.class);
      }
    }
  }

  @Test
  void a_refused_class_is_filled_with_copies_and_the_note_says_so() {
    Resampled resampled = sampler(1).resample(TRAIN, Strategy.AUTO, SEED);
    Dataset data = resampled.data().data();
    int copies = 0;
    for (int i = TRAIN.size(); i < data.size(); i++) {
      if (data.origin(i) instanceof Origin.Copied copied) {
        copies++;
        assertThat(TRAIN.data().label(copied.base())).isEqualTo(3);
        assertThat(data.pixels(i)).isEqualTo(TRAIN.data().pixels(copied.base()));
      }
    }
    assertThat(copies).isEqualTo(95);
    assertThat(resampled.notes())
        .containsExactly(
            Note.of(Note.Kind.TRAINING, "trained by formula"),
            Note.of(
                Note.Kind.COPIED,
                3,
                REASON + " It was filled with 95 copies instead (random over-sampling)."));
  }

  @Test
  void a_refused_class_that_needs_nothing_is_noted_as_refused_only() {
    Strategy counts = new Strategy.Counts(Map.of("vertical", 41));
    assertThat(sampler(1).resample(TRAIN, counts, SEED).notes())
        .contains(Note.of(Note.Kind.REFUSED, 3, REASON));
  }

  @Test
  void counts_are_reached_exactly_and_minority_fills_the_smallest_alone() {
    Strategy counts = new Strategy.Counts(Map.of("vertical", 41, "frame", 6));
    assertThat(sampler(0.5).resample(TRAIN, counts, SEED).data().counts())
        .containsExactly(100, 41, 60, 6);
    Strategy minority = new Strategy.Named(Strategy.Group.MINORITY);
    assertThat(sampler(1).resample(TRAIN, minority, SEED).data().counts())
        .containsExactly(100, 40, 60, 100);
  }

  @Test
  void a_ratio_of_two_classes_is_met_exactly_whatever_is_filled() {
    TrainingSet two = Splits.whole(Patterns.of(1, 8, 8, new Seed(1), 100, 40, 0, 0));
    Resampled resampled = sampler(0.5).resample(two, new Strategy.Ratio(0.75), SEED);
    assertThat(resampled.data().counts()).containsExactly(100, 75, 0, 0);
  }

  @Test
  void of_equally_small_classes_the_first_is_the_minority_as_for_every_sampler() {
    TrainingSet equal = Splits.whole(Patterns.of(1, 8, 8, new Seed(1), 100, 40, 40, 60));
    Strategy minority = new Strategy.Named(Strategy.Group.MINORITY);
    assertThat(sampler(1).resample(equal, minority, SEED).data().counts())
        .containsExactly(100, 100, 40, 60);
  }

  @Test
  void what_a_generator_cannot_do_is_refused() {
    assertThatThrownBy(() -> sampler(1).resample(TRAIN, new Strategy.Ratio(0.5), SEED))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("two classes can have, but there are 4");
    assertThatThrownBy(
            () -> sampler(1).resample(TRAIN, Strategy.of(List.of("disc", "frame")), SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("class=count");
    assertThatThrownBy(
            () -> sampler(1).resample(TRAIN, new Strategy.Counts(Map.of("disc", 3)), SEED))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'disc', which has 60");
    assertThatThrownBy(
            () -> sampler(1).resample(TRAIN, new Strategy.Counts(Map.of("disk", 300)), SEED))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'disk'");
    assertThatThrownBy(() -> sampler(0)).hasMessageContaining("fill must be in (0, 1]");
  }

  @Test
  void balanced_classes_are_left_alone_without_training_anything() {
    TrainingSet balanced = Splits.whole(Patterns.of(1, 8, 8, new Seed(1), 5, 5, 5, 5));
    GeneratorTrainer untouched =
        (train, validation, seed, progress) -> {
          throw new AssertionError("nothing is to be trained");
        };
    Resampled resampled =
        new GenerativeSampler(untouched, balanced.data(), 1)
            .resample(balanced, Strategy.AUTO, SEED);
    assertThat(resampled.data().counts()).containsExactly(5, 5, 5, 5);
    assertThat(resampled.notes()).extracting(Note::kind).containsExactly(Note.Kind.NOTHING_TO_DO);
  }

  @Test
  void a_generator_that_cannot_be_trained_fails_the_resampling() {
    GeneratorTrainer failing =
        (train, validation, seed, progress) -> {
          throw new GenerationException("collapsed");
        };
    assertThatThrownBy(
            () ->
                new GenerativeSampler(failing, TRAIN.data(), 1)
                    .resample(TRAIN, Strategy.AUTO, SEED))
        .isInstanceOf(GenerationException.class)
        .hasMessage("collapsed");
  }

  @Test
  void a_borrowed_generator_makes_the_same_images_and_stays_open() {
    Dataset own = sampler(1).resample(TRAIN, Strategy.AUTO, SEED).data().data();
    closed.set(0);
    Dataset borrowed =
        GenerativeSampler.of(new FormulaGenerator(), 1)
            .resample(TRAIN, Strategy.AUTO, SEED)
            .data()
            .data();
    assertThat(borrowed.fingerprint()).isEqualTo(own.fingerprint());
    assertThat(closed).hasValue(0);
  }

  @Test
  void notes_of_the_training_reach_the_caller_too() {
    List<String> received = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void report(String stage, long done, long total) {}

          @Override
          public void note(Note note) {
            received.add(note.sentence());
          }
        };
    new GenerativeSampler(this::train, TRAIN.data(), 1)
        .resample(TRAIN, Strategy.AUTO, SEED, progress);
    assertThat(received).contains("trained by formula");
  }

  private GenerativeSampler sampler(double fill) {
    return new GenerativeSampler(this::train, TRAIN.data(), fill);
  }

  private Generator train(TrainingSet train, Dataset validation, Seed seed, Progress progress) {
    FormulaGenerator generator = new FormulaGenerator();
    generator
        .refused()
        .forEach((label, reason) -> progress.note(Note.of(Note.Kind.REFUSED, label, reason)));
    progress.note(Note.of(Note.Kind.TRAINING, "trained by formula"));
    return generator;
  }
}
