package equipoise.classifiers.architecture;

import equipoise.engines.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features of a network by the size of their maps: wherever a layer halves them, the next stage
 * begins with it. They are called {@code stage1}, {@code stage2}, ...; of a residual network at
 * full size these are conv1 to conv5 of the paper.
 *
 * @param ends for each stage the number of layers up to its end
 */
public record Stages(List<Integer> ends) {
  private static final String WORD = "stage";

  public Stages {
    ends = List.copyOf(ends);
  }

  /** At least one; each has weights. */
  public static Stages of(NetworkParts parts) {
    NetworkSpec features = parts.features();
    List<List<Integer>> shapes = features.outputShapes();
    List<Integer> ends = new ArrayList<>();
    List<Integer> before = features.input();
    int start = 0;
    for (int i = 0; i < shapes.size(); i++) {
      if (halved(before, shapes.get(i)) && hasWeights(features, start, i)) {
        ends.add(i);
        start = i;
      }
      before = shapes.get(i);
    }
    if (!hasWeights(features, start, shapes.size()) && !ends.isEmpty()) {
      ends.remove(ends.size() - 1);
    }
    ends.add(shapes.size());
    return new Stages(ends);
  }

  private static boolean halved(List<Integer> before, List<Integer> after) {
    return before.size() == 3
        && after.size() == 3
        && after.get(1) < before.get(1)
        && after.get(1) <= (before.get(1) + 1) / 2;
  }

  private static boolean hasWeights(NetworkSpec spec, int from, int to) {
    return IntStream.range(from, to).anyMatch(layer -> spec.parameterCount(layer) > 0);
  }

  /** In the order of the network. */
  public List<String> names() {
    return IntStream.rangeClosed(1, ends.size()).mapToObj(k -> WORD + k).toList();
  }

  /**
   * The stage of a name, from 0.
   *
   * @return -1 if there is none
   */
  public int indexOf(String name) {
    return names().indexOf(name);
  }
}
