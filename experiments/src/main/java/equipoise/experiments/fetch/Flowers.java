package equipoise.experiments.fetch;

import equipoise.core.io.format.MatFile;
import equipoise.core.io.picture.Flaw;
import equipoise.experiments.fetch.FetchFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts the images of Oxford Flowers 102 into a folder for each part and class, as {@code setid.mat}
 * and {@code imagelabels.mat} say: its {@code trnid} is the training part (10 images a class),
 * {@code valid} validation, {@code tstid} the test part. Some papers train on the test part, which
 * is the largest; here the parts have the meaning that the authors gave them.
 */
final class Flowers {
  private static final int MOST_IMAGES = 1_000_000;
  private static final Map<String, String> PARTS =
      Map.of("trnid", "train", "valid", "valid", "tstid", "test");

  private final Path folder;
  private final Path unpacked;

  /**
   * @param folder where the two files are
   * @param unpacked where the archive was unpacked
   */
  Flowers(Path folder, Path unpacked) {
    this.folder = folder;
    this.unpacked = unpacked;
  }

  /**
   * @param target an empty folder
   */
  void into(Path target) throws IOException {
    Map<String, int[]> labels = arrays("imagelabels.mat");
    Map<String, int[]> parts = arrays("setid.mat");
    int[] classes = labels.get("labels");
    if (classes == null || !parts.keySet().containsAll(PARTS.keySet())) {
      throw unfit("imagelabels.mat or setid.mat lacks labels, trnid, valid or tstid");
    }
    Set<Integer> placed = new HashSet<>();
    for (Map.Entry<String, String> part : PARTS.entrySet()) {
      for (int image : parts.get(part.getKey())) {
        if (image < 1 || image > classes.length || !placed.add(image)) {
          throw unfit("setid.mat names image " + image + " twice, or there is none");
        }
        move(image, classes[image - 1], target.resolve(part.getValue()));
      }
    }
  }

  private void move(int image, int label, Path part) throws IOException {
    String name = String.format(Locale.ROOT, "image_%05d.jpg", image);
    Path from = unpacked.resolve("jpg").resolve(name);
    if (!Files.isRegularFile(from) || label < 1) {
      throw unfit("image " + name + " is missing, or has no class");
    }
    Path to = part.resolve(String.format(Locale.ROOT, "%03d", label));
    Files.createDirectories(to);
    Files.move(from, to.resolve(name));
  }

  private Map<String, int[]> arrays(String name) {
    Map<String, int[]> arrays = new HashMap<>();
    try {
      MatFile.forEach(
          folder.resolve(name), array -> arrays.put(array.name(), array.integers(MOST_IMAGES)));
    } catch (Flaw flaw) {
      throw unfit(name + ": " + flaw.getMessage());
    }
    return arrays;
  }

  private FetchFailure unfit(String why) {
    return new FetchFailure(Kind.CONTENT, folder + ": " + why + Transfer.remedy());
  }
}
