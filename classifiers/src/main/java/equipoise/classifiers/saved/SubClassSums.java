package equipoise.classifiers.saved;

import equipoise.core.learning.ClassMap;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * From the logits of sub-classes to those of the original classes, ln of the sum of e to the
 * sub-classes' logits, in layers that every format has. Two are joined at a time: ln(e^a + e^b) = a
 * + relu(d) + softplus(-|d|) with d = b - a, which overflows nowhere. A residual layer adds that to
 * the first sub-class of each class, once for each further one.
 */
final class SubClassSums {
  private static final Layer.Initializer GLOROT = new Layer.Initializer.GlorotUniform();

  private final int sub;
  private final List<int[]> members;
  private final List<Layer> layers;
  private final Map<String, Tensor> weights;

  /**
   * @param layers from images to logits of sub-classes; the sums' are added
   * @param weights of the layers; likewise
   */
  SubClassSums(ClassMap classes, List<Layer> layers, Map<String, Tensor> weights) {
    this.sub = classes.size();
    this.members =
        IntStream.range(0, classes.originals().size())
            .mapToObj(
                c -> IntStream.range(0, sub).filter(k -> classes.originalOf(k) == c).toArray())
            .toList();
    this.layers = layers;
    this.weights = weights;
  }

  void add() {
    int most = members.stream().mapToInt(group -> group.length).max().orElse(0);
    for (int next = 1; next < most; next++) {
      join(next);
    }
    float[] first = new float[members.size() * sub];
    float[] bias = new float[members.size()];
    for (int c = 0; c < members.size(); c++) {
      if (members.get(c).length == 0) {
        bias[c] = (float) -Exportable.NEVER;
      } else {
        first[c * sub + members.get(c)[0]] = 1;
      }
    }
    put(layers.size() + "", members.size(), first);
    weights.put(layers.size() + ".bias", new Tensor(bias, bias.length));
    layers.add(dense(members.size(), true));
  }

  /** Adds the sub-class of that number to the first of each class that has so many. */
  private void join(int next) {
    int classes = members.size();
    float[] differences = new float[2 * classes * sub];
    float[] back = new float[sub * 2 * classes];
    for (int c = 0; c < classes; c++) {
      int[] group = members.get(c);
      if (group.length <= next) {
        continue; // zeros add nothing
      }
      differences[c * sub + group[next]] = 1;
      differences[c * sub + group[0]] = -1;
      differences[(classes + c) * sub + group[next]] = -1;
      differences[(classes + c) * sub + group[0]] = 1;
      back[group[0] * 2 * classes + c] = 1;
      back[group[0] * 2 * classes + classes + c] = 1;
    }
    String path = layers.size() + ".body.";
    put(path + "0", 2 * classes, differences);
    put(path + "2.branch0.0", classes, pairs(classes, 1, 0));
    put(path + "2.branch1.0", classes, pairs(classes, -1, -1));
    put(path + "3", sub, back);
    layers.add(
        new Layer.Residual(
            List.of(
                dense(2 * classes, false),
                new Layer.Relu(),
                new Layer.Concat(
                    List.of(
                        List.of(dense(classes, false)),
                        List.of(dense(classes, false), new Layer.Softplus()))),
                dense(sub, false)),
            List.of()));
  }

  /** [classes][2 classes]: multiples of relu(d) and relu(-d). */
  private static float[] pairs(int classes, float positive, float negative) {
    float[] values = new float[classes * 2 * classes];
    for (int c = 0; c < classes; c++) {
      values[c * 2 * classes + c] = positive;
      values[c * 2 * classes + classes + c] = negative;
    }
    return values;
  }

  private static Layer dense(int units, boolean bias) {
    return new Layer.Dense(units, bias, GLOROT);
  }

  private void put(String path, int units, float[] weight) {
    weights.put(path + ".weight", new Tensor(weight, units, weight.length / units));
  }
}
