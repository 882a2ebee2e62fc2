package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import equipoise.core.Seed;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.OptionBounds;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engines;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorFolder;
import equipoise.gan.generator.GeneratorRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every generator of the catalogue must do. */
class GeneratorContractTest {
  private static final Seed SEED = new Seed(3);
  private static final Seed IMAGES = new Seed(4);
  private static final Dataset DATA = Patterns.of(1, 8, 12, new Seed(1), 40, 30, 25, 3);
  private static final TrainingSet TRAIN = Splits.whole(DATA);
  private static final Dataset VALIDATION = Patterns.of(1, 8, 12, new Seed(2), 5, 4, 3, 1);

  /** Where entries have these options, a training of a second. */
  private static final Map<String, Object> QUICK =
      Map.of(
          "steps", 4,
          "batch", 8,
          "latent", 4,
          "filters", 2,
          "checkpoints", 2,
          "generator-rate", 0.05,
          "discriminator-rate", 0.05);

  private final CountingEngine engine = new CountingEngine(Engines.named("auto"));

  static List<Entry<GeneratorRecipe>> entries() {
    return Generators.CATALOGUE.entries();
  }

  private static Configured<GeneratorRecipe> quick(Entry<GeneratorRecipe> entry) {
    Map<String, Object> options = new HashMap<>(QUICK);
    options.keySet().removeIf(option -> entry.parameter(option).isEmpty());
    return entry.configured(options);
  }

  private GeneratorTrainer trainer(Entry<GeneratorRecipe> entry) {
    return quick(entry).create().trainer(() -> engine);
  }

  private Generator train(Entry<GeneratorRecipe> entry) {
    return trainer(entry).fit(TRAIN, VALIDATION, SEED, Progress.none());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void the_entry_says_what_others_need_to_know(Entry<GeneratorRecipe> entry) {
    assertThat(entry.kind()).isEqualTo(Kind.GENERATOR);
    assertThat(entry.has(Trait.TRAINS_NETWORK)).isTrue();
    assertThat(entry.parameter("fill")).contains(GenerativeSampler.FILL);
    assertThat(entry.parameter("strategy")).contains(Strategy.PARAMETER);
    assertThat(entry.configured().seconds(new Workload(1000, 784))).isPositive();
    OptionBounds.check(entry);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void images_have_shape_class_and_origin(Entry<GeneratorRecipe> entry) {
    try (Generator generator = train(entry)) {
      for (int label = 0; label < 3; label++) {
        Dataset images = generator.generate(label, 35, IMAGES);
        assertThat(images.shape()).isEqualTo(DATA.shape());
        assertThat(images.classes()).isEqualTo(DATA.classes());
        assertThat(images.size()).isEqualTo(35);
        for (int i = 0; i < 35; i++) {
          assertThat(images.label(i)).isEqualTo(label);
          int index = i;
          assertThat(images.origin(i))
              .isInstanceOfSatisfying(
                  Origin.Generated.class,
                  origin -> {
                    assertThat(origin.generator()).startsWith(entry.name() + "-");
                    assertThat(origin.seed()).isEqualTo(IMAGES.value());
                    assertThat(origin.index()).isEqualTo(index);
                  });
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_count_of_zero_gives_an_empty_set_of_the_same_shape(Entry<GeneratorRecipe> entry) {
    try (Generator generator = train(entry)) {
      Dataset none = generator.generate(1, 0, IMAGES);
      assertThat(none.size()).isZero();
      assertThat(none.shape()).isEqualTo(DATA.shape());
      assertThat(none.classes()).isEqualTo(DATA.classes());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void what_is_no_class_or_no_number_is_refused(Entry<GeneratorRecipe> entry) {
    try (Generator generator = train(entry)) {
      assertThatThrownBy(() -> generator.generate(0, -1, IMAGES))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("-1");
      for (int label : new int[] {-1, 4}) {
        assertThatThrownBy(() -> generator.generate(label, 1, IMAGES))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("label " + label);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_class_is_generated_or_refused_by_name_and_noted(Entry<GeneratorRecipe> entry) {
    Listener listener = new Listener((calls, steps) -> false);
    try (Generator generator = trainer(entry).fit(TRAIN, VALIDATION, SEED, listener)) {
      for (int label = 0; label < 4; label++) {
        int refused = label;
        if (generator.refused().containsKey(label)) {
          String name = "'" + DATA.classes().get(label) + "'";
          assertThat(generator.refused().get(label)).contains(name);
          assertThatThrownBy(() -> generator.generate(refused, 1, IMAGES))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(name);
        } else {
          assertThat(generator.generate(label, 2, IMAGES).size()).isEqualTo(2);
        }
      }
      assertThat(
              listener.notes.stream()
                  .filter(note -> note.kind() == Note.Kind.REFUSED)
                  .map(note -> note.label().orElseThrow()))
          .containsExactlyInAnyOrderElementsOf(generator.refused().keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void seeds_alone_decide_whatever_the_thread_and_the_number_of_images(
      Entry<GeneratorRecipe> entry) {
    List<String> here = fingerprints(entry, SEED);
    assertThat(CompletableFuture.supplyAsync(() -> fingerprints(entry, SEED)).join())
        .isEqualTo(here);
    assertThat(fingerprints(entry, SEED.child("other"))).doesNotContainAnyElementsOf(here);
    try (Generator generator = train(entry)) {
      Dataset many = generator.generate(1, 70, IMAGES);
      Dataset few = generator.generate(1, 9, IMAGES);
      for (int i = 0; i < few.size(); i++) {
        assertThat(few.pixels(i)).isEqualTo(many.pixels(i));
        assertThat(few.origin(i)).isEqualTo(many.origin(i));
      }
      assertThat(generator.generate(1, 9, IMAGES.child("other")).fingerprint())
          .isNotEqualTo(few.fingerprint());
    }
  }

  private List<String> fingerprints(Entry<GeneratorRecipe> entry, Seed seed) {
    try (Generator generator = trainer(entry).fit(TRAIN, VALIDATION, seed, Progress.none())) {
      return fingerprints(generator);
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_closed_generator_leaves_no_network_open(Entry<GeneratorRecipe> entry) {
    train(entry).close();
    assertThat(engine.created()).isPositive();
    assertThat(engine.open()).isZero();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void an_engine_that_fails_while_networks_are_made_leaves_none_open(Entry<GeneratorRecipe> entry) {
    train(entry).close();
    for (int most = 0; most < engine.created(); most++) {
      CountingEngine failing = new CountingEngine(Engines.named("auto"), most);
      GeneratorTrainer trainer = quick(entry).create().trainer(() -> failing);
      assertThatThrownBy(() -> trainer.fit(TRAIN, VALIDATION, SEED, Progress.none()))
          .hasMessage("no memory for another network");
      assertThat(failing.open()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void training_can_be_cancelled_at_any_moment_and_closes_its_networks(
      Entry<GeneratorRecipe> entry) {
    for (int moment = 1; moment <= 4; moment++) {
      int last = moment;
      Listener byCalls = new Listener((calls, steps) -> calls >= last);
      Listener bySteps = new Listener((calls, steps) -> steps >= last - 1);
      for (Listener listener : List.of(byCalls, bySteps)) {
        assertThatThrownBy(() -> trainer(entry).fit(TRAIN, VALIDATION, SEED, listener))
            .isInstanceOf(Progress.Cancelled.class);
        assertThat(listener.steps).isLessThan(moment);
        assertThat(engine.open()).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void tables_and_validation_images_of_another_kind_are_refused(Entry<GeneratorRecipe> entry) {
    Dataset table =
        Dataset.ofTable(
            "weights",
            TableShape.numeric(1),
            DATA.classes(),
            new double[][] {{1}, {2}},
            new int[] {0, 1});
    assertThatThrownBy(() -> trainer(entry).fit(Splits.whole(table), table, SEED, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'weights' holds table rows");
    for (Dataset other :
        List.of(
            Patterns.of(1, 12, 8, new Seed(2), 5, 5, 5, 5),
            VALIDATION.relabel(VALIDATION.labels(), List.of("a", "b", "c", "d")))) {
      assertThatThrownBy(() -> trainer(entry).fit(TRAIN, other, SEED, Progress.none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("differ in shape or classes");
    }
    assertThat(engine.created()).isZero();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void progress_ends_where_it_is_complete_and_shows_images_on_the_way(
      Entry<GeneratorRecipe> entry) {
    Listener listener = new Listener((calls, steps) -> false);
    trainer(entry).fit(TRAIN, VALIDATION, SEED, listener).close();
    assertThat(listener.steps).isEqualTo(listener.total).isPositive();
    assertThat(listener.samples).isPositive();
    assertThat(listener.notes).anyMatch(note -> note.kind() == Note.Kind.TRAINING);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void classes_are_filled_with_generated_images_and_refused_ones_with_copies(
      Entry<GeneratorRecipe> entry) {
    Resampled filled =
        new GenerativeSampler(trainer(entry), VALIDATION, 1)
            .resample(TRAIN, Strategy.AUTO, SEED, Progress.none());
    assertThat(filled.data().counts()).containsExactly(40, 40, 40, 40);
    assertThat(filled.data().data().shape()).isEqualTo(new ImageShape(1, 8, 12));
    OriginCounts[] origins = OriginCounts.of(filled);
    assertThat(origins[1]).isEqualTo(new OriginCounts(30, 0, 0, 10));
    assertThat(origins[3].copied() + origins[3].generated()).isEqualTo(37);
    assertThat(filled.notes().stream().anyMatch(note -> note.kind() == Note.Kind.COPIED))
        .isEqualTo(origins[3].copied() > 0);
    assertThat(engine.open()).isZero();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_kept_generator_makes_the_same_images_and_is_not_trained_again(
      Entry<GeneratorRecipe> entry, @TempDir Path folder) {
    GeneratorFolder store = new GeneratorFolder(folder, warning -> fail(warning));
    GeneratorTrainer keeping = quick(entry).create().trainer(() -> engine, store);
    List<String> notes = new ArrayList<>();
    List<String> images;
    try (Generator trained = keeping.fit(TRAIN, VALIDATION, SEED, noting(notes))) {
      images = fingerprints(trained);
    }
    List<String> again = new ArrayList<>();
    Listener listener = new Listener((calls, steps) -> false);
    try (Generator kept = keeping.fit(TRAIN, VALIDATION, SEED, listener)) {
      assertThat(fingerprints(kept)).isEqualTo(images);
    }
    listener.notes.forEach(note -> again.add(note.sentence()));
    assertThat(again).isEqualTo(notes);
    assertThat(listener.steps).isZero();
    assertThat(engine.open()).isZero();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void an_interrupted_training_resumes_to_the_same_images(
      Entry<GeneratorRecipe> entry, @TempDir Path folder) {
    List<String> undisturbed = fingerprints(entry, SEED);
    GeneratorFolder store = new GeneratorFolder(folder, warning -> fail(warning));
    GeneratorTrainer keeping = quick(entry).create().trainer(() -> engine, store);
    Listener interrupting = new Listener((calls, steps) -> steps >= 3);
    assertThatThrownBy(() -> keeping.fit(TRAIN, VALIDATION, SEED, interrupting))
        .isInstanceOf(Progress.Cancelled.class);
    List<Long> steps = new ArrayList<>();
    Progress counting = (stage, done, total) -> steps.add(done);
    try (Generator resumed = keeping.fit(TRAIN, VALIDATION, SEED, counting)) {
      assertThat(fingerprints(resumed)).isEqualTo(undisturbed);
    }
    assertThat(steps).containsExactly(3L, 4L);
    assertThat(folder.resolve("unfinished")).doesNotExist();
  }

  private static Progress noting(List<String> notes) {
    return new Progress() {
      @Override
      public void report(String stage, long done, long total) {}

      @Override
      public void note(Note note) {
        notes.add(note.sentence());
      }
    };
  }

  private static List<String> fingerprints(Generator generator) {
    return Stream.of(0, 1, 2)
        .map(label -> generator.generate(label, 10, IMAGES).fingerprint())
        .toList();
  }

  /** Records everything, and cancels at a given moment. */
  private static final class Listener implements Progress {
    private final BiFunction<Integer, Long, Boolean> cancel;
    private final List<Note> notes = new ArrayList<>();
    private int calls;
    private long steps;
    private long total;
    private int samples;

    /**
     * @param cancel whether to cancel, given the number of polls and of finished steps
     */
    Listener(BiFunction<Integer, Long, Boolean> cancel) {
      this.cancel = cancel;
    }

    @Override
    public void report(String stage, long done, long all) {
      steps = done;
      total = all;
    }

    @Override
    public boolean cancelled() {
      calls++;
      return cancel.apply(calls, steps);
    }

    @Override
    public void samples(String stage, long done, Dataset images) {
      samples += images.size();
    }

    @Override
    public void note(Note note) {
      notes.add(note);
    }
  }
}
