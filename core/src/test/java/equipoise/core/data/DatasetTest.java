package equipoise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final List<String> CLASSES = List.of("a", "b");
  private final Dataset images =
      Dataset.ofImages(
          "tiny",
          new ImageShape(1, 1, 2),
          CLASSES,
          new byte[][] {{0, 1}, {(byte) 200, (byte) 255}, {7, 8}},
          new int[] {0, 1, 0});

  @Test
  void pixels_are_read_as_zero_to_255() {
    assertThat(images.value(1, 0)).isEqualTo(200);
    assertThat(images.values(1)).containsExactly(200, 255);
    float[] into = new float[4];
    images.copyTo(1, into, 1, 1 / 255f, 0);
    assertThat(into).containsExactly(new float[] {0, 200 / 255f, 1, 0}, within(1e-6f));
  }

  @Test
  void what_is_handed_out_is_a_copy() {
    String before = images.fingerprint();
    images.labels()[0] = 1;
    images.pixels(0)[0] = 99;
    images.values(0)[0] = 99;
    images.counts()[0] = 99;
    assertThat(images.fingerprint()).isEqualTo(before);
    assertThatThrownBy(() -> images.classes().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void later_changes_of_the_labels_handed_in_have_no_effect() {
    int[] labels = {0, 1};
    Dataset table =
        Dataset.ofTable("t", TableShape.numeric(1), CLASSES, new double[][] {{1}, {2}}, labels);
    labels[0] = 1;
    assertThat(table.label(0)).isZero();
  }

  @Test
  void a_selection_keeps_labels_and_origins_and_shares_the_rows() {
    byte[][] pixels = {{1, 2}, {3, 4}};
    Dataset data =
        Dataset.ofImages("d", new ImageShape(1, 1, 2), CLASSES, pixels, new int[] {0, 1});
    Dataset twice = data.select(new int[] {1, 1, 0});
    assertThat(twice.labels()).containsExactly(1, 1, 0);
    assertThat(twice.origin(1)).isEqualTo(new Origin.Real("d", 1));
    pixels[1][0] = 9; // against the contract, to see that nothing was copied
    assertThat(twice.value(0, 0)).isEqualTo(9);
    assertThat(twice.concat(data).value(4, 0)).isEqualTo(9);
  }

  @Test
  void concatenation_needs_the_same_shape_and_classes() {
    assertThat(images.concat(images).counts()).containsExactly(4, 2);
    assertThatThrownBy(() -> images.concat(images.relabel(images.labels(), List.of("x", "y"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("differ in shape or classes");
  }

  @Test
  void a_wrong_label_length_or_class_name_is_refused_with_its_place() {
    assertThatThrownBy(() -> images.relabel(new int[] {0, 2, 0}, CLASSES))
        .hasMessage("label 2 of example 1 is outside 0..1");
    assertThatThrownBy(
            () ->
                Dataset.ofImages(
                    "d", new ImageShape(1, 2, 2), CLASSES, new byte[][] {{1}}, new int[] {0}))
        .hasMessage("example 0 has 1 values, but its shape has 4");
    assertThatThrownBy(() -> images.relabel(new int[3], List.of("a", "a")))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> images.relabel(new int[2], CLASSES))
        .hasMessageContaining("3 examples, but 2 labels");
  }

  @Test
  void the_fingerprint_tells_values_labels_and_classes_but_not_the_name() {
    assertThat(images.named("other").fingerprint()).isEqualTo(images.fingerprint());
    assertThat(images.select(new int[] {1, 0, 2}).fingerprint()).isNotEqualTo(images.fingerprint());
    assertThat(images.relabel(new int[] {1, 1, 0}, CLASSES).fingerprint())
        .isNotEqualTo(images.fingerprint());
    assertThat(images.relabel(images.labels(), List.of("a", "c")).fingerprint())
        .isNotEqualTo(images.fingerprint());
    assertThat(images.relabel(images.labels(), List.of("a", "b", "c")).fingerprint())
        .isNotEqualTo(images.relabel(images.labels(), List.of("a", "b, c")).fingerprint());
  }

  @Test
  void rows_of_a_class_ascend() {
    assertThat(images.rowsOf(0)).containsExactly(0, 2);
    assertThat(images.rowsOf(1)).containsExactly(1);
  }

  @Test
  void a_training_set_takes_synthetic_rows_only() {
    TrainingSet train = Splits.whole(images);
    Origin[] made = {
      new Origin.Copied(0), new Origin.Interpolated(0, 2, .5), new Origin.Generated("g", 1, 0)
    };
    assertThat(train.plus(images.withOrigins(made)).counts()).containsExactly(4, 2);
    made[1] = new Origin.Real("test", 4);
    Dataset smuggled = images.withOrigins(made);
    assertThatThrownBy(() -> train.plus(smuggled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1")
        .hasMessageContaining("not synthetic");
  }
}
