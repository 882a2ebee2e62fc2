package equipoise.experiments.audit;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import equipoise.engines.api.Engines;
import equipoise.gan.audit.Audit;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.Gate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sets of which it is known what an audit must say, judged by a network that was trained. */
class AuditControlsTest {
  private static final int[] COUNTS = {90, 70, 50, 40, 30};
  private static final int EACH = 30;
  private static final Dataset TRAIN = symbols(new Seed(1), COUNTS);
  private static final Dataset HELD_OUT = symbols(new Seed(2), new int[] {30, 30, 30, 30, 30});
  private static final Dataset NEW = symbols(new Seed(3), new int[] {EACH, EACH, EACH, EACH, EACH});

  private static TrainedJudges judges;
  private static SyntheticAudit ofNew;
  private static SyntheticAudit ofNoise;

  @BeforeAll
  static void train() {
    judges =
        TrainedJudges.on(
            Splits.whole(TRAIN), () -> Engines.named("dl4j"), new Seed(5), Progress.none());
    ofNew = audit(NEW);
    ofNoise = audit(changed(NEW, 0, 2000));
  }

  @AfterAll
  static void close() {
    judges.close();
  }

  /** The first five symbols. */
  private static Dataset symbols(Seed seed, int[] counts) {
    Dataset all = Symbols.dataset(seed, Arrays.copyOf(counts, Symbols.classes().size()));
    return all.relabel(all.labels(), Symbols.classes().subList(0, counts.length));
  }

  private static SyntheticAudit audit(Dataset synthetic) {
    return new Audit(judges.judges(), Gate.Options.DEFAULTS)
        .of(new AuditedImages(TRAIN, HELD_OUT, synthetic), new Seed(6), Progress.none());
  }

  /** {@value #EACH} rows of each class, picked from all its rows. */
  private static Dataset picked(Dataset from, IntFunction<int[]> rows) {
    List<Integer> picked = new ArrayList<>();
    for (int c = 0; c < COUNTS.length; c++) {
      int[] ofClass = from.rowsOf(c);
      Arrays.stream(rows.apply(ofClass.length)).forEach(k -> picked.add(ofClass[k]));
    }
    return from.select(picked.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int[] withReplacement(int n) {
    return new Seed(n).generator().ints(EACH, 0, n).toArray();
  }

  /**
   * Each image brighter or darker by up to a share {@code light}, each pixel changed by up to
   * {@code noise}.
   */
  private static Dataset changed(Dataset data, double light, int noise) {
    RandomGenerator random = new Seed(8).generator();
    byte[][] pixels = new byte[data.size()][];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = data.pixels(i);
      double factor = 1 + light * (2 * random.nextDouble() - 1);
      for (int j = 0; j < pixels[i].length; j++) {
        double value = factor * (pixels[i][j] & 0xff) + noise * (2 * random.nextDouble() - 1);
        pixels[i][j] = (byte) Math.max(0, Math.min(255, Math.round(value)));
      }
    }
    return Dataset.ofImages("changed", data.imageShape(), data.classes(), pixels, data.labels());
  }

  private static double figure(AuditRow row, ImageMeasure measure) {
    return row.of(measure).orElseThrow();
  }

  /**
   * Of three drawings of these symbols, .57 to .70 of the new images were authentic, .70 to .75 by
   * their pixels: the nearest training image is often a central one, with near neighbours itself.
   */
  @Test
  void new_real_images_pass_and_about_half_of_them_are_authentic() {
    SyntheticAudit audit = ofNew;
    assertThat(audit.classes())
        .allSatisfy(
            row -> assertThat(row.verdict()).isEqualTo(new AuditRow.Verdict(false, true, null)));
    assertThat(audit.overall().verdict().passed()).isTrue();
    assertThat(figure(audit.overall(), ImageMeasure.AUTHENTICITY)).isBetween(0.4, 0.75);
    assertThat(figure(audit.overall(), ImageMeasure.NEAREST_RATIO)).isBetween(0.9, 1.1);
    assertThat(figure(audit.overall(), ImageMeasure.EXACT_COPIES)).isZero();
    assertThat(figure(audit.overall(), ImageMeasure.NEAR_COPIES)).isLessThan(5);
  }

  /** Naeem et al. 2020: 1 - 2^-k, here .97 with k = 5. */
  @Test
  void new_real_images_cover_as_two_halves_do_and_are_no_farther_than_the_floor() {
    for (AuditRow row : ofNew.classes()) {
      double expected = 1 - Math.pow(2, -row.setting().k());
      assertThat(figure(row, ImageMeasure.COVERAGE)).isBetween(expected - 0.12, 1.0);
      assertThat(figure(row, ImageMeasure.FID))
          .isBetween(
              0.6 * figure(row, ImageMeasure.FID_FLOOR), 1.7 * figure(row, ImageMeasure.FID_FLOOR));
      assertThat(figure(row, ImageMeasure.KID))
          .isLessThan(0.1 * figure(row, ImageMeasure.KID_OTHERS));
    }
  }

  @Test
  void copies_are_counted_fail_as_copies_and_have_no_authenticity() {
    SyntheticAudit audit = audit(picked(TRAIN, AuditControlsTest::withReplacement));
    assertThat(figure(audit.overall(), ImageMeasure.EXACT_COPIES)).isEqualTo(5 * EACH);
    assertThat(figure(audit.overall(), ImageMeasure.AUTHENTICITY)).isZero();
    assertThat(audit.classes())
        .allSatisfy(
            row -> {
              assertThat(row.verdict().passed()).isFalse();
              assertThat(row.verdict().collapsed()).isFalse();
              assertThat(row.verdict().reason()).startsWith("copies: 30 of 30 images");
              assertThat(figure(row, ImageMeasure.NEAREST_TRAINING))
                  .isLessThan(figure(row, ImageMeasure.NEAREST_HELDOUT));
            });
  }

  @Test
  void copies_with_another_brightness_and_noise_are_copies_still() {
    SyntheticAudit audit =
        audit(changed(picked(TRAIN, AuditControlsTest::withReplacement), 0.1, 5));
    assertThat(figure(audit.overall(), ImageMeasure.EXACT_COPIES)).isZero();
    assertThat(figure(audit.overall(), ImageMeasure.NEAR_COPIES)).isGreaterThan(0.9 * 5 * EACH);
    assertThat(audit.classes())
        .allSatisfy(row -> assertThat(row.verdict().reason()).startsWith("copies: "));
  }

  @Test
  void one_image_a_class_in_variations_has_collapsed() {
    collapsed(1);
  }

  @Test
  void five_images_a_class_in_variations_have_collapsed() {
    collapsed(5);
  }

  private static void collapsed(int different) {
    Dataset few = picked(NEW, n -> new Seed(0).generator().ints(EACH, 0, different).toArray());
    assertThat(audit(changed(few, 0, 6)).classes())
        .allSatisfy(
            row -> {
              assertThat(row.verdict().collapsed()).isTrue();
              assertThat(row.verdict().passed()).isFalse();
              assertThat(row.verdict().reason()).startsWith("collapsed: ");
            });
  }

  @Test
  void noise_fails_in_every_class_and_has_not_collapsed() {
    assertThat(ofNoise.classes())
        .allSatisfy(
            row -> {
              assertThat(row.verdict().passed()).isFalse();
              assertThat(row.verdict().collapsed()).isFalse();
              assertThat(row.verdict().reason()).contains("far from real images: KID");
            });
  }

  @Test
  void images_of_another_class_are_not_recognised() {
    int[] labels = Arrays.stream(NEW.labels()).map(c -> (c + 1) % COUNTS.length).toArray();
    assertThat(audit(NEW.relabel(labels, NEW.classes())).classes())
        .allSatisfy(
            row -> {
              assertThat(row.verdict().passed()).isFalse();
              assertThat(row.verdict().reason()).contains("not recognised: the classifier finds ");
              assertThat(figure(row, ImageMeasure.GAN_TEST)).isLessThan(0.2);
            });
  }

  /** A classifier trained on good images is good, one trained on noise guesses. */
  @Test
  void gan_train_tells_useful_images_from_useless_ones() {
    assertThat(figure(ofNew.overall(), ImageMeasure.GAN_TRAIN)).isGreaterThan(0.6);
    assertThat(figure(ofNoise.overall(), ImageMeasure.GAN_TRAIN)).isLessThan(0.4);
  }
}
