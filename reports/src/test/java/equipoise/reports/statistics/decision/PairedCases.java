package equipoise.reports.statistics.decision;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** Small studies by formula: 20, 10 and 5 images of three classes, five repeats. */
final class PairedCases {
  static final int IMAGES = 35;
  static final int REPEATS = 5;

  private PairedCases() {}

  static int label(int image) {
    return image < 20 ? 0 : image < 30 ? 1 : 2;
  }

  static int candidate(int image, int repeat) {
    return (image * 7 + repeat * 3) % 5 > 0 ? 1 : 0;
  }

  static int rival(int image, int repeat) {
    return (image * 3 + repeat * 5) % 4 > 0 ? 1 : 0;
  }

  /** All images in every repeat. */
  static PairedPredictions fixed() {
    return of(REPEATS, image -> image, PairedCases::candidate, PairedCases::rival);
  }

  /** Every other image, the others in the next repeat. */
  static PairedPredictions redrawn() {
    PairedPredictions.Builder paired = PairedPredictions.builder(3);
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int image = repeat % 2; image < IMAGES; image += 2) {
        add(paired, repeat, image, image, PairedCases::candidate, PairedCases::rival);
      }
    }
    return paired.build();
  }

  /** As redrawn, in pairs, and some repeats go better than others. */
  static PairedPredictions seeds() {
    PairedPredictions.Builder paired = PairedPredictions.builder(3);
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int image = repeat % 2; image < IMAGES; image += 2) {
        add(paired, repeat, image, image / 2, PairedCases::lucky, PairedCases::rival);
      }
    }
    return paired.build();
  }

  private static int lucky(int image, int repeat) {
    return (image * 7 + repeat * 3) % 5 > 2 * (repeat % 3) - 1 ? 1 : 0;
  }

  /** All images in every repeat, three neighbours a group; group 9 is of two classes. */
  static PairedPredictions grouped() {
    return of(REPEATS, image -> image / 3, PairedCases::candidate, PairedCases::rival);
  }

  static PairedPredictions of(
      int repeats, IntUnaryOperator group, IntBinaryOperator candidate, IntBinaryOperator rival) {
    PairedPredictions.Builder paired = PairedPredictions.builder(3);
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (int image = 0; image < IMAGES; image++) {
        add(paired, repeat, image, group.applyAsInt(image), candidate, rival);
      }
    }
    return paired.build();
  }

  static void add(
      PairedPredictions.Builder paired,
      int repeat,
      int image,
      int group,
      IntBinaryOperator candidate,
      IntBinaryOperator rival) {
    paired.add(
        repeat,
        image,
        group,
        label(image % IMAGES),
        candidate.applyAsInt(image, repeat),
        rival.applyAsInt(image, repeat));
  }
}
