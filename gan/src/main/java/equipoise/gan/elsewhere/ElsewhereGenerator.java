package equipoise.gan.elsewhere;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Hands out a class's images in a drawn order, each once; when they are used up, all of them again
 * in another order, which a note says. Image i of a class is the same however many are requested.
 */
final class ElsewhereGenerator implements Generator {
  private final String id;
  private final Dataset images;
  private final Map<Integer, String> refused;
  private final Progress progress;
  private final Set<Integer> repeated = ConcurrentHashMap.newKeySet();

  /**
   * @param id for the images' origins
   * @param images with the classes of the data set
   * @param refused the classes without images, with the reason for each
   * @param progress is told of images that are handed out more than once
   */
  ElsewhereGenerator(String id, Dataset images, Map<Integer, String> refused, Progress progress) {
    this.id = id;
    this.images = images;
    this.refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    this.progress = progress;
  }

  @Override
  public Dataset generate(int label, int count, Seed seed) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be at least 0, but is " + count);
    }
    if (label < 0 || label >= images.classes().size()) {
      throw new IllegalArgumentException(
          "label " + label + " is outside 0.." + (images.classes().size() - 1));
    }
    if (refused.containsKey(label)) {
      throw new IllegalArgumentException(refused.get(label));
    }
    int[] rows = images.rowsOf(label);
    if (count > rows.length && repeated.add(label)) {
      progress.note(
          Note.of(
              Note.Kind.ADAPTED,
              label,
              "Class '%s' has %d images from elsewhere; %d were asked for, so some were used more than once."
                  .formatted(images.classes().get(label), rows.length, count)));
    }
    Origin[] origins = new Origin[count];
    Arrays.setAll(origins, i -> new Origin.Generated(id, seed.value(), i));
    return images
        .select(drawn(rows, count, seed.child("class", label).generator()))
        .withOrigins(origins)
        .named(id);
  }

  private static int[] drawn(int[] rows, int count, RandomGenerator random) {
    int[] drawn = new int[count];
    for (int from = 0; from < count; from += rows.length) {
      int[] order = rows.clone();
      for (int i = order.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int row = order[i];
        order[i] = order[other];
        order[other] = row;
      }
      System.arraycopy(order, 0, drawn, from, Math.min(rows.length, count - from));
    }
    return drawn;
  }

  @Override
  public Map<Integer, String> refused() {
    return refused;
  }

  @Override
  public void close() {}
}
