package equipoise.experiments.run;

import equipoise.classifiers.training.Augmentation;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.trial.DrawnSheet;
import equipoise.experiments.study.StudyJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Training images beside what augmentation makes of them. */
final class AugmentedSheet {
  private static final String NAME = "augmentation";
  private static final int ROWS = 8;
  private static final int EXAMPLES = 7;

  private AugmentedSheet() {}

  /** A row for the first image of each of the first classes. */
  static DrawnSheet of(Trial trial, Dataset train, Augmentation augmentation) {
    List<String> columns = new ArrayList<>(List.of("real"));
    IntStream.rangeClosed(1, EXAMPLES).mapToObj(String::valueOf).forEach(columns::add);
    Pictures pictures = new Pictures(trial.data().name(), NAME, "augmented", columns);
    RandomGenerator random = new Seed(0).child(NAME).generator();
    IntStream.range(0, train.classes().size())
        .filter(label -> train.rowsOf(label).length > 0)
        .limit(ROWS)
        .forEach(
            label -> {
              int row = train.rowsOf(label)[0];
              List<byte[]> images = new ArrayList<>(List.of(Pictures.image(train, row)));
              Dataset changed = examples(train, row, augmentation, random);
              for (int k = 0; k < EXAMPLES; k++) {
                images.add(Pictures.image(changed, k));
              }
              pictures.add(train.classes().get(label), images, "");
            });
    return pictures.drawn(
        train.fingerprint() + "-" + CanonicalJson.hash(StudyJson.of(augmentation)));
  }

  private static Dataset examples(
      Dataset train, int row, Augmentation augmentation, RandomGenerator random) {
    ImageShape shape = train.imageShape();
    byte[][] pixels = new byte[EXAMPLES][];
    for (int k = 0; k < EXAMPLES; k++) {
      pixels[k] = augmentation.example(train, row, random);
    }
    int[] labels = new int[EXAMPLES];
    Arrays.fill(labels, train.label(row));
    return Dataset.ofImages(NAME, shape, train.classes(), pixels, labels);
  }
}
