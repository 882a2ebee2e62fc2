package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.training.Movement.Flip;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.OptionBounds;
import equipoise.core.data.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LookTest {
  private static final List<Entry<Augmentation>> POLICIES = Augmentations.CATALOGUE.entries();
  private static final ImageShape SHAPE = new ImageShape(3, 12, 16);
  private static final PixelScaling.Scale BYTES = new PixelScaling.Scale(1, 0);

  @ParameterizedTest
  @FieldSource("POLICIES")
  void options_of_policies_and_their_ranges_agree(Entry<Augmentation> policy) {
    OptionBounds.check(policy);
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void a_policy_gives_the_same_for_one_seed_and_stays_within_the_range(Entry<Augmentation> policy) {
    Augmentation augmentation = policy.configured().create();
    float[] image = noise();
    for (int seed = 0; seed < 20; seed++) {
      float[] changed = changed(augmentation, image, seed);
      assertThat(changed).isEqualTo(changed(augmentation, image, seed));
      for (float value : changed) {
        assertThat(value).isBetween(0f, 255f);
      }
    }
    assertThat(augmentation.isNone()).isEqualTo(policy == Augmentations.CUSTOM);
  }

  /** A mark in the left upper corner of an image stays there but for small movements. */
  @Test
  void digits_symbols_and_organs_are_never_mirrored() {
    for (String name : List.of("digits", "symbols", "medical")) {
      Augmentation augmentation = Augmentations.CATALOGUE.named(name).configured().create();
      assertThat(augmentation.movement().flip()).isEqualTo(Flip.NONE);
      for (int seed = 0; seed < 200; seed++) {
        double[] centre = centre(changed(augmentation, corner(), seed));
        assertThat(centre[0]).isLessThan(5.5);
        assertThat(centre[1]).isLessThan(7.5);
      }
    }
  }

  @Test
  void photographs_are_mirrored_half_of_the_time_left_and_right_only() {
    Augmentation natural = Augmentations.CATALOGUE.named("natural").configured().create();
    Augmentation flips =
        new Augmentation(new Movement(0, 0, 0, 0, 0, natural.movement().flip()), Look.NONE);
    int mirrored = 0;
    for (int seed = 0; seed < 200; seed++) {
      double[] centre = centre(changed(flips, corner(), seed));
      assertThat(centre[0]).isLessThan(5.5);
      mirrored += centre[1] > 7.5 ? 1 : 0;
    }
    assertThat(mirrored).isBetween(75, 125);
  }

  @Test
  void a_mirror_image_is_exact() {
    float[] image = noise();
    float[] into = new float[image.length];
    new Warp(0, 0, 0, 1)
        .after(new Warp.Reshaping(0, 1, 0, 0, true, true))
        .apply(image, 3, 12, 16, into, 0);
    for (int y = 0; y < 12; y++) {
      for (int x = 0; x < 16; x++) {
        assertThat(into[y * 16 + x]).isEqualTo(image[(11 - y) * 16 + 15 - x]);
      }
    }
  }

  /**
   * Three quarters of the left upper corner: its last row and column are those of 8.25 and 11.25.
   */
  @Test
  void a_crop_fills_the_image_with_the_part_that_it_keeps() {
    float[] ramp = new float[12 * 16];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 10 * (i / 16) + i % 16;
    }
    float[] into = new float[ramp.length];
    new Warp(0, 0, 0, 1)
        .after(new Warp.Reshaping(0, 0.75, -1, -1, false, false))
        .apply(ramp, 1, 12, 16, into, 0);
    assertThat(into[0]).isCloseTo(0, within(1e-4f));
    assertThat(into[into.length - 1]).isCloseTo(82.5f + 11.25f, within(1e-3f));
  }

  /** 45 degrees: a row one above the centre moves by one to the right. */
  @Test
  void a_shear_leans_columns() {
    float[] image = new float[81];
    image[2 * 9 + 4] = 1;
    float[] into = new float[81];
    new Warp(0, 0, 0, 1)
        .after(new Warp.Reshaping(45, 1, 0, 0, false, false))
        .apply(image, 1, 9, 9, into, 0);
    assertThat(into[2 * 9 + 6]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void contrast_and_brightness_change_deviation_and_mean_as_drawn() {
    float[] image = noise();
    for (int k = 0; k < image.length; k++) {
      image[k] = 100 + image[k] / 10;
    }
    double widest = 0;
    double brightest = 0;
    for (int seed = 0; seed < 100; seed++) {
      float[] changed = changed(look(new Look(0.2, 0.5, 0, 0, 0, 0)), image, seed);
      widest = Math.max(widest, deviation(changed) / deviation(image));
      brightest = Math.max(brightest, mean(changed) - mean(image));
      assertThat(deviation(changed) / deviation(image)).isBetween(0.499, 1.501);
      assertThat(mean(changed) - mean(image)).isBetween(-51.01, 51.01);
    }
    assertThat(widest).isGreaterThan(1.4);
    assertThat(brightest).isGreaterThan(45);
  }

  @Test
  void blur_and_lost_resolution_keep_the_mean_and_lose_detail() {
    float[] image = noise();
    for (Look look : List.of(new Look(0, 0, 0, 2, 0, 0), new Look(0, 0, 0.6, 0, 0, 0))) {
      float[] changed = changed(look(look), image, 3);
      assertThat(mean(changed)).isCloseTo(mean(image), within(6.0));
      assertThat(deviation(changed)).isLessThan(0.8 * deviation(image));
    }
  }

  @Test
  void noise_has_the_deviation_that_was_drawn_at_most() {
    float[] grey = new float[SHAPE.size()];
    Arrays.fill(grey, 128);
    double most = 0;
    for (int seed = 0; seed < 60; seed++) {
      most = Math.max(most, deviation(changed(look(new Look(0, 0, 0, 0, 0.1, 0)), grey, seed)));
    }
    assertThat(most).isBetween(22.0, 27.5);
  }

  @Test
  void erasing_hides_a_rectangle_of_half_of_the_images() {
    float[] image = noise();
    int erased = 0;
    for (int seed = 0; seed < 200; seed++) {
      float[] changed = changed(look(new Look(0, 0, 0, 0, 0, 0.3)), image, seed);
      int hidden = 0;
      for (int i = 0; i < image.length; i++) {
        hidden += changed[i] == image[i] ? 0 : 1;
      }
      erased += hidden > 0 ? 1 : 0;
      assertThat(hidden / (double) image.length).isLessThan(0.36);
    }
    assertThat(erased).isBetween(75, 125);
  }

  @Test
  void bounds_are_checked_by_name() {
    assertThatThrownBy(() -> new Look(0, 0, 0, 9, 0, 0))
        .hasMessage("augmentation's blur must be in [0, 5.0], but is 9.0");
    assertThatThrownBy(() -> new Movement(0, 0, 0, 50, 0, Flip.NONE)).hasMessageContaining("shear");
  }

  private static Augmentation look(Look look) {
    return new Augmentation(Movement.NONE, look);
  }

  private static float[] changed(Augmentation augmentation, float[] image, int seed) {
    float[] into = new float[image.length];
    augmentation.apply(
        image, SHAPE, BYTES, new Seed(seed).generator(), new Augmentation.Place(into, 0));
    return into;
  }

  private static float[] noise() {
    RandomGenerator random = new Seed(3).generator();
    float[] image = new float[SHAPE.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = 255 * random.nextFloat();
    }
    return image;
  }

  private static float[] corner() {
    float[] image = new float[SHAPE.size()];
    for (int y = 2; y < 5; y++) {
      for (int x = 3; x < 6; x++) {
        image[y * 16 + x] = 255;
      }
    }
    return image;
  }

  /** Row and column of the brightest part of the first channel. */
  private static double[] centre(float[] image) {
    double sum = 0;
    double y = 0;
    double x = 0;
    for (int i = 0; i < 12 * 16; i++) {
      double value = image[i] > 100 ? image[i] : 0;
      sum += value;
      y += value * (i / 16);
      x += value * (i % 16);
    }
    return new double[] {y / sum, x / sum};
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}
