package equipoise.gan.autoencoder;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The codes of the training images, and new ones between them: SMOTE (Chawla et al., JAIR 16 (2002)
 * 321) in the space of codes. The groups of a class are equally likely, and so are the codes of a
 * group; the neighbours of a code are those of its group.
 *
 * @param groups for each condition one or more groups of codes, each [n, latent] with n at least 1
 * @param k nearest neighbours taken into account; those there are in a smaller group
 */
record LatentCodes(List<List<Tensor>> groups, int k) {
  LatentCodes {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Those of {@link #arrays}.
   *
   * @throws IllegalArgumentException naming the first array that is missing or of another width
   */
  static LatentCodes of(Weights arrays, int classes, int latent, int k) {
    List<List<Tensor>> all = new ArrayList<>();
    for (int condition = 0; condition < classes; condition++) {
      List<Tensor> groups = new ArrayList<>();
      do {
        groups.add(checked(arrays, name(condition, groups.size()), latent));
      } while (arrays.tensors().containsKey(name(condition, groups.size())));
      all.add(groups);
    }
    return new LatentCodes(all, k);
  }

  private static Tensor checked(Weights arrays, String name, int latent) {
    Tensor codes = arrays.get(name);
    int[] shape = codes.shape();
    if (shape.length != 2 || shape[0] < 1 || shape[1] != latent) {
      throw new IllegalArgumentException(
          "codes %s must be of shape [n, %d], but is a %s".formatted(name, latent, codes));
    }
    return codes.requireFinite("codes " + name);
  }

  private static String name(int condition, int group) {
    return condition + "." + group;
  }

  /** By name: {@code CONDITION.GROUP}. */
  Map<String, Tensor> arrays() {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    for (int condition = 0; condition < groups.size(); condition++) {
      for (int group = 0; group < groups.get(condition).size(); group++) {
        arrays.put(name(condition, group), groups.get(condition).get(group));
      }
    }
    return arrays;
  }

  /**
   * New codes of the given conditions.
   *
   * @return [n, latent]; row i takes the same numbers from {@code random} whatever n is
   */
  Tensor draw(int[] conditions, RandomGenerator random) {
    int latent = groups.get(0).get(0).shape()[1];
    float[] drawn = new float[conditions.length * latent];
    for (int i = 0; i < conditions.length; i++) {
      List<Tensor> candidates = groups.get(conditions[i]);
      Tensor codes = candidates.get(random.nextInt(candidates.size()));
      int base = random.nextInt(codes.count());
      int[] neighbours = NearestCodes.of(codes, base, k);
      int neighbour = neighbours[random.nextInt(neighbours.length)];
      float gap = random.nextFloat();
      for (int j = 0; j < latent; j++) {
        float from = codes.values()[base * latent + j];
        drawn[i * latent + j] = from + gap * (codes.values()[neighbour * latent + j] - from);
      }
    }
    return new Tensor(drawn, conditions.length, latent);
  }
}
