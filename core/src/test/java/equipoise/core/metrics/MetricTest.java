package equipoise.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.catalogue.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final List<String> CLASSES = List.of("a", "b", "c");

  /** Two classifiers at the ends of each scale: all right and sure of it, all wrong and sure. */
  @Test
  void
      every_figure_is_in_the_range_that_its_metric_declares_and_the_better_one_is_at_the_better_end() {
    Metrics right = Metrics.of(new int[] {0, 1, 2}, sure(0, 1, 2), CLASSES);
    Metrics wrong = Metrics.of(new int[] {0, 1, 2}, sure(1, 2, 0), CLASSES);
    for (Metric metric : Metric.overall()) {
      assertThat(metric.range().holds(metric.of(right))).as(metric.json()).isTrue();
      assertThat(metric.range().holds(metric.of(wrong))).as(metric.json()).isTrue();
      double gain = metric.of(right) - metric.of(wrong);
      if (metric != Metric.CALIBRATION_ERROR) {
        assertThat(gain > 0).as(metric.json()).isEqualTo(metric.higherIsBetter());
      }
    }
    assertThat(Metric.CALIBRATION_ERROR.of(right)).isZero();
    assertThat(Metric.CALIBRATION_ERROR.of(wrong)).isEqualTo(1);
    assertThat(Metric.CALIBRATION_ERROR.higherIsBetter()).isFalse();
  }

  @Test
  void every_metric_is_an_entry_of_the_catalogue_under_its_key_in_results() {
    for (Metric metric : Metric.values()) {
      var entry = Metric.CATALOGUE.named(metric.json());
      assertThat(entry.kind()).isEqualTo(Kind.METRIC);
      assertThat(entry.configured().create()).isSameAs(metric);
      assertThat(entry.summary()).isNotBlank().doesNotEndWith(".");
    }
    assertThat(Metric.CATALOGUE.names()).hasSameSizeAs(Metric.values());
  }

  @Test
  void a_figure_of_a_class_and_one_of_the_whole_test_set_are_not_mistaken_for_one_another() {
    Metrics metrics = Metrics.of(new int[] {0}, sure(0), CLASSES);
    assertThatThrownBy(() -> Metric.RECALL.of(metrics)).hasMessageContaining("for each class only");
    assertThatThrownBy(() -> Metric.MCC.of(metrics, 0))
        .hasMessageContaining("no figure for a class");
  }

  private static double[][] sure(int... predicted) {
    double[][] rows = new double[predicted.length][CLASSES.size()];
    for (int i = 0; i < predicted.length; i++) {
      rows[i][predicted[i]] = 1;
    }
    return rows;
  }
}
