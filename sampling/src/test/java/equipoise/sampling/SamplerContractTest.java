package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Parameter;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every sampler of the catalogue must do with any data, by default and in each of its modes: a
 * new one is tested as soon as it has an entry.
 */
class SamplerContractTest {
  private static final Catalogue<Sampler> CATALOGUE =
      Samplers.catalogue(Map.of("means", Samples.MEANS));

  /** A sampler with all options at their defaults, or with one of them at another value. */
  record Subject(Entry<Sampler> entry, Map<String, Object> options) {
    Sampler sampler() {
      return entry.configured(options).create();
    }

    /** The given numeric data in the forms that the sampler takes. */
    List<Dataset> suited(Dataset data) {
      if (entry.has(Trait.NOMINAL_ONLY)) {
        return List.of(Samples.nominalFrom(0, data));
      }
      if (entry.has(Trait.TAKES_NOMINAL) && options.isEmpty()) {
        return List.of(data, Samples.nominalFrom(Math.max(1, data.dimension() / 2), data));
      }
      return List.of(data);
    }

    @Override
    public String toString() {
      return entry.name() + (options.isEmpty() ? "" : " " + options);
    }
  }

  static Stream<Subject> subjects() {
    return CATALOGUE.entries().stream()
        .flatMap(
            entry ->
                Stream.concat(
                    Stream.of(new Subject(entry, Map.of())),
                    entry.parameters().stream()
                        .flatMap(SamplerContractTest::modes)
                        .map(mode -> new Subject(entry, mode))));
  }

  /** The other words of an option, and what switches on that which is off by default. */
  private static Stream<Map<String, Object>> modes(Parameter option) {
    Stream<Object> values =
        switch (option.type()) {
          case WORD -> option.words().stream().map(word -> word);
          case BOOLEAN -> Stream.of(false, true);
          case INTEGER, NUMBER ->
              option.fallback() instanceof Number number
                      && number.doubleValue() == option.range().min()
                  ? Stream.of(number.intValue() + 1)
                  : Stream.empty();
          case TEXT, PATH, TEXT_OR_LIST -> Stream.empty();
        };
    return values
        .filter(value -> !value.equals(option.fallback()))
        .map(value -> Map.of(option.name(), value));
  }

  static Stream<Dataset> anyData() {
    return Stream.of(
        Samples.table(2, 40, 12),
        Samples.table(2, 12, 40),
        Samples.table(3, 40, 20, 7),
        Samples.table(1, 30, 10, 20),
        Samples.table(784, 25, 9),
        Samples.images(4, 30, 10, 6),
        Samples.images(28, 14, 7),
        Samples.table(2, 20, 3),
        Samples.table(2, 20, 2, 9),
        Samples.table(2, 20, 1),
        Samples.images(3, 9, 1, 4),
        Samples.table(2, 15, 15),
        Samples.table(2, 15, 0, 6),
        Samples.table(2, List.of("Ω", "a_b", "阀门", "Valve 1"), 9, 25, 14, 8),
        constantColumns(),
        duplicates(),
        noise());
  }

  private static final List<String> CLASSES = List.of("many", "few");

  private static Dataset constantColumns() {
    Dataset data = Samples.table(2, 20, 7);
    double[][] rows = new double[data.size()][];
    Arrays.setAll(rows, i -> new double[] {7, data.value(i, 0), -1});
    return Dataset.ofTable("constant", TableShape.numeric(3), data.classes(), rows, data.labels());
  }

  /** Each row of the smaller class lies alone among rows of the larger one. */
  private static Dataset noise() {
    double[][] rows = new double[44][2];
    int[] labels = new int[44];
    for (int i = 0; i < 44; i++) {
      labels[i] = i % 11 == 5 ? 1 : 0;
      rows[i] = new double[] {i % 11 + 100.0 * (i / 11), Math.sin(i)};
    }
    return Dataset.ofTable("noise", TableShape.numeric(2), List.of("many", "few"), rows, labels);
  }

  private static Dataset duplicates() {
    Dataset data = Samples.table(2, 24, 9);
    double[][] rows = new double[data.size()][];
    Arrays.setAll(rows, i -> new double[] {data.label(i), i % 6 == 0 ? 1 : 0});
    return Dataset.ofTable(
        "duplicates", TableShape.numeric(2), data.classes(), rows, data.labels());
  }

  private static List<Dataset> everyData(Subject subject) {
    return anyData().flatMap(data -> subject.suited(data).stream()).toList();
  }

  private static Resampled resample(Subject subject, Dataset data, long seed) {
    return subject.sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(seed));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void real_rows_come_first_in_their_order_with_their_class(Subject subject) {
    everyData(subject).forEach(data -> checkRealRows(subject, data));
  }

  private static void checkRealRows(Subject subject, Dataset data) {
    Resampled result = resample(subject, data, 5);
    Dataset after = result.data().data();
    int last = -1;
    boolean synthetic = false;
    for (int i = 0; i < after.size(); i++) {
      if (after.origin(i) instanceof Origin.Real real) {
        assertThat(synthetic).as("a real row %d after a synthetic one", i).isFalse();
        assertThat(real.index()).isGreaterThan(last);
        last = real.index();
        assertThat(after.values(i)).isEqualTo(data.values(last));
        assertThat(result.original().originalOf(after.label(i))).isEqualTo(data.label(last));
      } else {
        synthetic = true;
      }
    }
    assertThat(result.original().originals()).isEqualTo(data.classes());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void synthetic_rows_are_what_their_origin_says(Subject subject) {
    everyData(subject).forEach(data -> checkOrigins(subject, data));
  }

  private static void checkOrigins(Subject subject, Dataset data) {
    Resampled result = resample(subject, data, 5);
    Dataset after = result.data().data();
    for (int i = 0; i < after.size(); i++) {
      int label = result.original().originalOf(after.label(i));
      if (after.origin(i) instanceof Origin.Copied copied) {
        assertThat(after.values(i)).isEqualTo(data.values(copied.base()));
        assertThat(data.label(copied.base())).isEqualTo(label);
      } else if (after.origin(i) instanceof Origin.Derived derived) {
        assertThat(data.label(derived.base())).isEqualTo(label);
        assertThat(after.values(i)).doesNotContain(Double.NaN);
      } else if (after.origin(i) instanceof Origin.Interpolated made) {
        assertThat(data.label(made.base())).isEqualTo(label);
        assertThat(made.base()).isNotEqualTo(made.neighbour());
        checkInterpolation(data, after, i, made);
      }
    }
  }

  private static void checkInterpolation(
      Dataset data, Dataset after, int row, Origin.Interpolated made) {
    for (int j = 0; j < data.dimension(); j++) {
      if (Samples.isNominal(data, j)) {
        continue;
      }
      double base = data.value(made.base(), j);
      double exact = base + made.gap() * (data.value(made.neighbour(), j) - base);
      if (data.shape() instanceof ImageShape) {
        assertThat(after.value(row, j))
            .isEqualTo(Math.max(0, Math.min(255, Math.floor(exact + 0.5))));
      } else {
        assertThat(after.value(row, j)).isCloseTo(exact, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void classes_get_the_sizes_that_the_method_promises(Subject subject) {
    everyData(subject).forEach(data -> checkSizes(subject, data));
  }

  private static void checkSizes(Subject subject, Dataset data) {
    Resampled result = resample(subject, data, 5);
    int[] before = data.counts();
    int[] after = result.original().sum(result.data().counts());
    int largest = Arrays.stream(before).max().orElseThrow();
    int smallest = Arrays.stream(before).filter(count -> count > 0).min().orElseThrow();
    boolean found = false;
    for (int c = 0; c < before.length; c++) {
      boolean isSmallest = before[c] == smallest && !found;
      found |= isSmallest;
      ClassSize size = new ClassSize(before[c], after[c], smallest, largest, isSmallest);
      Set<Note.Kind> notes = kinds(result.notes(), c);
      assertThat(size.isAsPromised(subject, notes))
          .as("%s of %s, class %d: %s, %s", subject, data.name(), c, size, notes)
          .isTrue();
    }
  }

  private static Set<Note.Kind> kinds(List<Note> notes, int label) {
    return notes.stream()
        .filter(note -> note.label().equals(OptionalInt.of(label)))
        .map(Note::kind)
        .collect(Collectors.toSet());
  }

  /**
   * The size of one class under the strategy {@code auto}, with those of the smallest and the
   * largest class before.
   *
   * @param isSmallest whether it is the smallest class, of equally small ones the first
   */
  private record ClassSize(int before, int after, int smallest, int largest, boolean isSmallest) {
    boolean isAsPromised(Subject subject, Set<Note.Kind> notes) {
      if (before == 0) {
        return after == 0;
      }
      if (after == 0 && !notes.contains(Note.Kind.CLASS_LOST)) {
        return false;
      }
      boolean missed = notes.contains(Note.Kind.TARGET_MISSED);
      return switch (subject.entry().family()) {
        case BASELINE -> after == before;
        case COPYING, INTERPOLATION ->
            missed
                ? Math.abs(after - largest) <= Math.max(8, before / 2)
                : notes.contains(Note.Kind.NOTHING_TO_DO) ? after == before : after == largest;
        case UNDER_SAMPLING -> missed ? after <= before : after == smallest;
        case CLEANING ->
            isSmallest && subject.options().isEmpty() ? after == before : after <= before;
        case COMBINED -> after <= largest;
        case DECOMPOSITION -> after >= before && after <= largest;
        default -> throw new AssertionError("no promise for the family of " + subject);
      };
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void the_input_is_unchanged_and_one_seed_gives_the_same_bytes(Subject subject) {
    everyData(subject).forEach(data -> checkRepetition(subject, data));
  }

  private static void checkRepetition(Subject subject, Dataset data) {
    String before = data.fingerprint();
    Dataset once = resample(subject, data, 11).data().data();
    Dataset again = resample(subject, data, 11).data().data();
    assertThat(again.fingerprint()).isEqualTo(once.fingerprint());
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.origin(i)).isEqualTo(once.origin(i));
    }
    assertThat(data.fingerprint()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void the_number_of_threads_changes_no_byte(Subject subject)
      throws InterruptedException, ExecutionException {
    // Large enough for the search to be shared out.
    Dataset data = subject.suited(Samples.table(40, 360, 150)).get(0);
    List<String> bytes = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      bytes.add(pool.submit(() -> resample(subject, data, 3).data().data().fingerprint()).get());
      pool.shutdown();
    }
    assertThat(bytes).containsOnly(bytes.get(0));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void a_call_says_how_far_it_is_which_changes_no_byte(Subject subject) {
    Dataset data = subject.suited(Samples.table(3, 60, 25, 20)).get(0);
    Listener listener = new Listener(Integer.MAX_VALUE);
    Resampled watched = resample(subject, data, listener);
    assertThat(watched.data().data().fingerprint())
        .isEqualTo(resample(subject, data, 1).data().data().fingerprint());
    assertThat(listener.heard().isEmpty()).isEqualTo(subject.entry().family() == Family.BASELINE);
    Said before = new Said("", 0, 0);
    for (Said said : listener.heard()) {
      assertThat(said.stage()).isNotBlank();
      assertThat(said.done()).isBetween(1L, said.total());
      if (said.done() <= before.done() && said.stage().equals(before.stage())) {
        assertThat(before.done()).as("the stage before is complete").isEqualTo(before.total());
      }
      before = said;
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void a_call_that_is_cancelled_ends_at_once_whatever_it_is_doing(Subject subject) {
    Dataset data = subject.suited(Samples.table(3, 60, 25, 20)).get(0);
    Listener patient = new Listener(Integer.MAX_VALUE);
    resample(subject, data, patient);
    int reports = patient.heard().size();
    int[] moments = {0, Math.min(1, reports), reports / 3, reports / 2, reports};
    for (int at : moments) {
      Listener listener = new Listener(at);
      assertThatExceptionOfType(Progress.Cancelled.class)
          .as("cancelled at report %d of %d", at, reports)
          .isThrownBy(() -> resample(subject, data, listener));
      assertThat(listener.heard()).hasSize(at);
    }
  }

  private static Resampled resample(Subject subject, Dataset data, Progress progress) {
    return subject.sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1), progress);
  }

  private record Said(String stage, long done, long total) {}

  /** Has enough after a number of reports. */
  private static final class Listener implements Progress {
    private final List<Said> heard = Collections.synchronizedList(new ArrayList<>());
    private final int patience;

    Listener(int patience) {
      this.patience = patience;
    }

    List<Said> heard() {
      return heard;
    }

    @Override
    public void report(String stage, long done, long total) {
      heard.add(new Said(stage, done, total));
    }

    @Override
    public boolean cancelled() {
      return heard.size() >= patience;
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void another_seed_gives_other_new_rows(Subject subject) {
    Dataset data = subject.suited(Samples.table(3, 60, 25, 20)).get(0);
    Dataset one = resample(subject, data, 1).data().data();
    Dataset other = resample(subject, data, 2).data().data();
    if (IntStream.range(0, one.size()).anyMatch(i -> !one.origin(i).isReal())) {
      assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void the_traits_say_which_columns_are_taken(Subject subject) {
    Dataset numeric = Samples.table(3, 40, 20);
    Dataset mixed = Samples.nominalFrom(2, numeric);
    assertThat(subject.entry().has(Trait.NUMERIC_ONLY))
        .isNotEqualTo(subject.entry().has(Trait.TAKES_NOMINAL));
    if (subject.entry().has(Trait.NOMINAL_ONLY)) {
      checkRefused(subject, numeric, "'x0' is numeric");
    }
    if (subject.entry().has(Trait.NUMERIC_ONLY)) {
      checkRefused(subject, mixed, "'x2' is nominal");
    }
    double[][] rows = {{1, 2}, {3, Double.NaN}, {5, 6}, {7, 8}, {9, 10}};
    int[] labels = {0, 0, 0, 1, 1};
    Dataset holes = Dataset.ofTable("t", TableShape.numeric(2), CLASSES, rows, labels);
    if (!subject.entry().has(Trait.IGNORES_VALUES) && !subject.entry().has(Trait.NOMINAL_ONLY)) {
      checkRefused(subject, holes, "row 1, column 'x1' holds NaN");
    } else if (subject.options().isEmpty() && subject.entry().has(Trait.IGNORES_VALUES)) {
      assertThat(resample(subject, holes, 1).data().size()).isBetween(4, 6);
    }
  }

  private static void checkRefused(Subject subject, Dataset data, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> resample(subject, data, 1))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void only_entries_that_say_so_change_the_classes(Subject subject) {
    Dataset data = subject.suited(Samples.table(3, 60, 25)).get(0);
    boolean same = resample(subject, data, 1).data().data().classes().equals(data.classes());
    assertThat(same).isNotEqualTo(subject.entry().has(Trait.CHANGES_CLASSES));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void one_class_alone_is_refused_by_name(Subject subject) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> resample(subject, Samples.table(2, List.of("valve", "pump"), 8, 0), 1))
        .withMessageContainingAll("'valve'", "two classes");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void no_rows_at_all_are_refused(Subject subject) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> resample(subject, Samples.table(2, 0, 0), 1))
        .withMessageContaining("no row");
  }
}
