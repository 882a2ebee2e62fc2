package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every sampler must do with any data; a new sampler is a subclass of a few lines. */
public abstract class SamplerContract {
  /**
   * The size of one class under the strategy {@code auto}, with those of the smallest and the
   * largest class before.
   *
   * @param isSmallest whether it is the smallest class, of equally small ones the first
   */
  protected record ClassSize(int before, int after, int smallest, int largest, boolean isSmallest) {
    public boolean isUnchanged() {
      return after == before;
    }

    public boolean isFilled() {
      return after == largest;
    }

    /** For under-samplers. */
    public boolean isReduced() {
      return after == smallest;
    }

    /** For cleaning methods: rows may go, but none of the smallest class. */
    public boolean isCleaned() {
      return isSmallest ? after == before : after <= before;
    }
  }

  protected abstract Sampler sampler();

  /** Whether the method promises such a size. */
  protected abstract boolean promises(ClassSize size);

  /** Whether the seed has any influence. */
  protected boolean isRandom() {
    return true;
  }

  /** Whether there is nothing to do that could take time. */
  protected boolean isInstant() {
    return false;
  }

  /** The given numeric data in the form that the method takes. */
  protected Dataset suited(Dataset data) {
    return data;
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

  private Resampled resample(Dataset data, long seed) {
    return sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(seed));
  }

  @ParameterizedTest
  @MethodSource("anyData")
  void real_rows_come_first_in_their_order_with_their_class(Dataset given) {
    Dataset data = suited(given);
    Resampled result = resample(data, 5);
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
  @MethodSource("anyData")
  void synthetic_rows_are_what_their_origin_says(Dataset given) {
    Dataset data = suited(given);
    Resampled result = resample(data, 5);
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
  @MethodSource("anyData")
  void classes_get_the_sizes_that_the_method_promises(Dataset given) {
    Dataset data = suited(given);
    Resampled result = resample(data, 5);
    int[] before = data.counts();
    int[] after = result.original().sum(result.data().counts());
    int largest = Arrays.stream(before).max().orElseThrow();
    int smallest = Arrays.stream(before).filter(count -> count > 0).min().orElseThrow();
    boolean found = false;
    for (int c = 0; c < before.length; c++) {
      if (before[c] == 0) {
        assertThat(after[c]).isZero();
        continue;
      }
      boolean isSmallest = before[c] == smallest && !found;
      found |= isSmallest;
      assertThat(new ClassSize(before[c], after[c], smallest, largest, isSmallest))
          .matches(this::promises);
    }
  }

  @ParameterizedTest
  @MethodSource("anyData")
  void the_input_is_unchanged_and_one_seed_gives_the_same_bytes(Dataset given) {
    Dataset data = suited(given);
    String before = data.fingerprint();
    Dataset once = resample(data, 11).data().data();
    Dataset again = resample(data, 11).data().data();
    assertThat(again.fingerprint()).isEqualTo(once.fingerprint());
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.origin(i)).isEqualTo(once.origin(i));
    }
    assertThat(data.fingerprint()).isEqualTo(before);
  }

  @Test
  void the_number_of_threads_changes_no_byte() throws InterruptedException, ExecutionException {
    // Large enough for the search to be shared out.
    Dataset data = suited(Samples.table(40, 360, 150));
    List<String> bytes = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      bytes.add(pool.submit(() -> resample(data, 3).data().data().fingerprint()).get());
      pool.shutdown();
    }
    assertThat(bytes).containsOnly(bytes.get(0));
  }

  @Test
  void a_call_says_how_far_it_is_which_changes_no_byte() {
    Dataset data = suited(Samples.table(3, 60, 25, 20));
    Listener listener = new Listener(Integer.MAX_VALUE);
    Resampled watched = resample(data, listener);
    assertThat(watched.data().data().fingerprint())
        .isEqualTo(resample(data, 1).data().data().fingerprint());
    assertThat(listener.heard().isEmpty()).isEqualTo(isInstant());
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

  @Test
  void a_call_that_is_cancelled_ends_at_once_whatever_it_is_doing() {
    Dataset data = suited(Samples.table(3, 60, 25, 20));
    Listener patient = new Listener(Integer.MAX_VALUE);
    resample(data, patient);
    int reports = patient.heard().size();
    int[] moments = {0, Math.min(1, reports), reports / 3, reports / 2, reports};
    for (int at : moments) {
      Listener listener = new Listener(at);
      assertThatExceptionOfType(Progress.Cancelled.class)
          .as("cancelled at report %d of %d", at, reports)
          .isThrownBy(() -> resample(data, listener));
      assertThat(listener.heard()).hasSize(at);
    }
  }

  private Resampled resample(Dataset data, Progress progress) {
    return sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1), progress);
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

  @Test
  void another_seed_gives_other_bytes() {
    Dataset data = suited(Samples.table(3, 60, 25, 20));
    String one = resample(data, 1).data().data().fingerprint();
    String other = resample(data, 2).data().data().fingerprint();
    if (isRandom()) {
      assertThat(other).isNotEqualTo(one);
    } else {
      assertThat(other).isEqualTo(one);
    }
  }

  @Test
  void one_class_alone_is_refused_by_name() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> resample(Samples.table(2, List.of("valve", "pump"), 8, 0), 1))
        .withMessageContainingAll("'valve'", "two classes");
  }

  @Test
  void no_rows_at_all_are_refused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> resample(Samples.table(2, 0, 0), 1))
        .withMessageContaining("no row");
  }
}
