package equipoise.gan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import equipoise.gan.Patterns;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Dataset TRAIN = Patterns.of(1, 20, 20, new Seed(1), 60, 40, 30, 21);
  private static final Dataset HELD_OUT = Patterns.of(1, 20, 20, new Seed(2), 30, 30, 30, 2);
  private static final Judges JUDGES = GridJudges.on(TRAIN);

  private static SyntheticAudit audit(Dataset heldOut, Dataset synthetic) {
    return new Audit(JUDGES, Gate.Options.DEFAULTS)
        .of(new AuditedImages(TRAIN, heldOut, synthetic), new Seed(3), Progress.none());
  }

  private static Dataset synthetic(int... counts) {
    return Patterns.of(1, 20, 20, new Seed(4), counts);
  }

  @Test
  void three_images_are_no_basis_for_a_figure_and_the_reason_says_so() {
    AuditRow row = audit(HELD_OUT, synthetic(3, 40, 40, 40)).classes().get(0);
    assertThat(row.of(ImageMeasure.FID)).isEmpty();
    assertThat(row.of(ImageMeasure.COVERAGE)).isEmpty();
    assertThat(row.missing())
        .containsEntry("fid", "needs 10 synthetic and 20 real images, but there are 3 and 90")
        .containsKeys("kid", "precision", "recall", "density", "coverage");
    assertThat(row.of(ImageMeasure.GAN_TEST)).isPresent();
    assertThat(row.verdict().passed()).isFalse();
    assertThat(row.verdict().reason()).startsWith("too few images to judge: 3, needed are 10");
  }

  @Test
  void a_class_without_synthetic_images_is_neither_passed_nor_refused() {
    SyntheticAudit audit = audit(HELD_OUT, synthetic(30, 0, 30, 30));
    assertThat(audit.classes().get(1).verdict())
        .isEqualTo(new AuditRow.Verdict(null, null, "there are no synthetic images"));
    assertThat(audit.classes().get(1).figures())
        .containsOnlyKeys(
            ImageMeasure.REAL_TEST,
            ImageMeasure.KID_OTHERS,
            ImageMeasure.EXACT_COPIES,
            ImageMeasure.NEAR_COPIES);
    assertThat(audit.audited()).hasSize(3);
  }

  @Test
  void a_class_with_few_held_out_images_is_compared_with_its_training_images() {
    SyntheticAudit audit = audit(HELD_OUT, synthetic(30, 30, 30, 30));
    assertThat(audit.classes().get(0).setting()).isEqualTo(new AuditRow.Setting(30, 5, "heldout"));
    assertThat(audit.classes().get(3).setting()).isEqualTo(new AuditRow.Setting(11, 2, "training"));
    assertThat(audit.overall().setting().against()).isEqualTo("both");
  }

  @Test
  void without_held_out_images_what_needs_them_is_missing() {
    AuditRow row = audit(TRAIN.select(new int[0]), synthetic(30, 30, 30, 30)).classes().get(0);
    assertThat(row.of(ImageMeasure.FID)).isPresent();
    assertThat(row.of(ImageMeasure.GAN_TEST)).isPresent();
    assertThat(row.missing())
        .containsEntry("ganTrain", "needs held-out real images")
        .containsKey("nearest");
  }

  @Test
  void the_same_seed_gives_the_same_figures() {
    Dataset images = synthetic(40, 35, 30, 25);
    assertThat(audit(HELD_OUT, images)).isEqualTo(audit(HELD_OUT, images));
  }

  @Test
  void an_audit_survives_json() throws IOException {
    SyntheticAudit audit = audit(HELD_OUT, synthetic(3, 0, 30, 30));
    ObjectMapper json = new ObjectMapper();
    JsonNode tree = json.valueToTree(audit);
    assertThat(json.treeToValue(tree, SyntheticAudit.class)).isEqualTo(audit);
    assertThat(tree.get("features").asText()).isEqualTo("grid-4x4");
    assertThat(tree.at("/classes/2").fieldNames())
        .toIterable()
        .contains(
            "name",
            "real",
            "heldout",
            "synthetic",
            "fid",
            "kid",
            "precision",
            "recall",
            "density",
            "coverage",
            "ganTest",
            "ganTrain",
            "diversity",
            "authenticity",
            "exactCopies",
            "nearCopies",
            "collapsed",
            "passed",
            "reason");
    assertThat(tree.at("/classes/2/kid").fieldNames())
        .toIterable()
        .contains("value", "low", "high");
    assertThat(tree.at("/classes/2/exactCopies").isInt()).isTrue();
    assertThat(tree.at("/classes/0/fid/value").isNull()).isTrue();
    assertThat(tree.at("/overall").has("name")).isFalse();
  }

  @Test
  void images_of_another_size_are_refused_in_one_line() {
    Dataset large = Patterns.of(1, 24, 20, new Seed(4), 9, 9, 9, 9);
    assertThatThrownBy(() -> new AuditedImages(TRAIN, HELD_OUT, large))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("1x20x20")
        .hasMessageContaining("1x24x20");
  }

  @Test
  void an_audit_can_be_cancelled() {
    AtomicInteger asked = new AtomicInteger();
    Progress impatient =
        new Progress() {
          @Override
          public void report(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return asked.incrementAndGet() > 10;
          }
        };
    AuditedImages images = new AuditedImages(TRAIN, HELD_OUT, synthetic(30, 30, 30, 30));
    assertThatThrownBy(
            () -> new Audit(JUDGES, Gate.Options.DEFAULTS).of(images, new Seed(3), impatient))
        .isInstanceOf(Progress.Cancelled.class);
    assertThat(asked).hasValue(11);
  }
}
