package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.OptionBounds;
import equipoise.core.data.Dataset;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int HEIGHT = 9;
  private static final int WIDTH = 12;

  @Test
  void no_movement_leaves_every_bit_as_it_is() {
    float[] image = noise(3);
    assertThat(warped(new Warp(0, 0, 0, 1), image, 3)).isEqualTo(image);
    Warp drawn = Augmentation.NONE.draw(new Seed(1).generator(), 28, 28);
    assertThat(warped(drawn, image, 3)).isEqualTo(image);
  }

  @Test
  void a_shift_by_whole_pixels_moves_pixels_exactly_and_repeats_the_border() {
    float[] image = noise(2);
    float[] moved = warped(new Warp(2, -3, 0, 1), image, 2);
    for (int c = 0; c < 2; c++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int fromY = Math.max(0, y - 2);
          int fromX = Math.min(WIDTH - 1, x + 3);
          assertThat(moved[at(c, y, x)]).isEqualTo(image[at(c, fromY, fromX)]);
        }
      }
    }
  }

  @Test
  void a_quarter_turn_counter_clockwise_takes_the_right_middle_to_the_top_middle() {
    float[] image = new float[81];
    image[4 * 9 + 8] = 1;
    float[] turned = new float[81];
    new Warp(0, 0, 90, 1).apply(image, 1, 9, 9, turned, 0);
    assertThat(turned[4]).isCloseTo(1, within(1e-6f));
    assertThat(sum(turned)).isCloseTo(1, within(1e-5));
  }

  @Test
  void the_mean_position_moves_as_asked() {
    float[] spot = spot(31, 12, 18, 2);
    float[] moved = new float[spot.length];
    new Warp(1.25, -2.5, 0, 1).apply(spot, 1, 31, 31, moved, 0);
    assertThat(centre(moved, 31)[0]).isCloseTo(13.25, within(1e-3));
    assertThat(centre(moved, 31)[1]).isCloseTo(15.5, within(1e-3));

    new Warp(0, 0, 30, 1).apply(spot, 1, 31, 31, moved, 0);
    double cos = Math.sqrt(3) / 2;
    assertThat(centre(moved, 31)[0]).isCloseTo(15 - 3 * cos - 3 * 0.5, within(0.01));
    assertThat(centre(moved, 31)[1]).isCloseTo(15 - 3 * 0.5 + 3 * cos, within(0.01));
  }

  @Test
  void zoom_scales_distances_from_the_centre_and_areas() {
    float[] spot = spot(41, 20, 26, 2);
    float[] zoomed = new float[spot.length];
    new Warp(0, 0, 0, 1.5).apply(spot, 1, 41, 41, zoomed, 0);
    assertThat(centre(zoomed, 41)[1]).isCloseTo(20 + 6 * 1.5, within(0.01));
    assertThat(sum(zoomed) / sum(spot)).isCloseTo(1.5 * 1.5, within(0.02));
  }

  @Test
  void the_range_of_values_never_grows() {
    float[] image = noise(1);
    RandomGenerator random = new Seed(5).generator();
    Augmentation strong = new Augmentation(0.5, 180, 0.5);
    for (int k = 0; k < 200; k++) {
      for (float value : warped(strong.draw(random, 8, 8), image, 1)) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void draws_stay_within_their_bounds_and_fill_them() {
    RandomGenerator random = new Seed(6).generator();
    Augmentation augmentation = new Augmentation(0.1, 10, 0.1);
    double least = 1;
    double most = 1;
    for (int k = 0; k < 1000; k++) {
      Warp warp = augmentation.draw(random, 20, 40);
      assertThat(warp.down()).isBetween(-2.0, 2.0);
      assertThat(warp.right()).isBetween(-4.0, 4.0);
      assertThat(warp.degrees()).isBetween(-10.0, 10.0);
      least = Math.min(least, warp.zoom());
      most = Math.max(most, warp.zoom());
    }
    assertThat(least).isBetween(0.9, 0.905);
    assertThat(most).isBetween(1.095, 1.1);
  }

  @Test
  void batches_of_one_seed_are_moved_alike_whatever_the_data() {
    PixelScaling.Scale scale = new PixelScaling.Scale(1, 0);
    Augmentation augmentation = new Augmentation(0.1, 10, 0.1);
    Dataset one = Bars.of(new int[] {1, 0}, 0, new Seed(1));
    Dataset many = one.select(new int[] {0, 0, 0, 0, 0});
    Batches few = new Batches(one, 4, scale, augmentation, new Seed(9));
    Batches more = new Batches(many, 4, scale, augmentation, new Seed(9));
    for (int k = 0; k < 3; k++) {
      assertThat(few.advance().values()).isEqualTo(more.advance().values());
    }
  }

  @Test
  void options_and_their_ranges_agree() {
    OptionBounds.check(
        Entry.of(Kind.CLASSIFIER, "augmentation", Augmentation.NONE, options -> options)
            .family(Family.CONVOLUTIONAL)
            .summary("movements of training images")
            .source("")
            .build());
  }

  @Test
  void bounds_are_checked_by_name() {
    assertThatThrownBy(() -> new Augmentation(0, 0, 0.7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zoom")
        .hasMessageContaining("0.7");
    assertThatThrownBy(() -> new Augmentation(-1, 0, 0)).hasMessageContaining("shift");
    assertThatThrownBy(() -> new Augmentation(0, Double.NaN, 0)).hasMessageContaining("rotation");
  }

  private static float[] warped(Warp warp, float[] image, int channels) {
    float[] into = new float[image.length];
    warp.apply(image, channels, HEIGHT, WIDTH, into, 0);
    return into;
  }

  private static int at(int channel, int y, int x) {
    return (channel * HEIGHT + y) * WIDTH + x;
  }

  private static float[] noise(int channels) {
    RandomGenerator random = new Seed(3).generator();
    float[] image = new float[channels * HEIGHT * WIDTH];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    return image;
  }

  private static float[] spot(int side, double y, double x, double width) {
    float[] image = new float[side * side];
    for (int i = 0; i < image.length; i++) {
      double dy = i / side - y;
      double dx = i % side - x;
      image[i] = (float) Math.exp(-(dy * dy + dx * dx) / (2 * width * width));
    }
    return image;
  }

  private static double sum(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  private static double[] centre(float[] image, int side) {
    double y = 0;
    double x = 0;
    for (int i = 0; i < image.length; i++) {
      y += image[i] * (i / side);
      x += image[i] * (i % side);
    }
    return new double[] {y / sum(image), x / sum(image)};
  }
}
