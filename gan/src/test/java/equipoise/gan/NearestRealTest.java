package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestRealTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 2);
  private static final List<String> CLASSES = List.of("a", "b", "c");
  private static final Dataset TRAIN =
      Dataset.ofImages(
          "train", SHAPE, CLASSES, new byte[][] {{0, 0}, {10, 10}, {13, 14}}, new int[] {0, 1, 0});

  @Test
  void the_nearest_image_is_sought_within_the_class() {
    assertThat(NearestReal.of(TRAIN, generated(0), 0)).isEqualTo(new NearestReal(2, 5));
    assertThat(NearestReal.of(TRAIN, generated(1), 0)).isEqualTo(new NearestReal(1, 0));
  }

  @Test
  void a_class_without_real_images_has_no_nearest_one() {
    assertThatThrownBy(() -> NearestReal.of(TRAIN, generated(2), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'c'");
  }

  private static Dataset generated(int label) {
    return Dataset.ofImages(
        "made",
        SHAPE,
        CLASSES,
        new byte[][] {{10, 10}},
        new int[] {label},
        new Origin[] {new Origin.Generated("g", 1, 0)});
  }
}
