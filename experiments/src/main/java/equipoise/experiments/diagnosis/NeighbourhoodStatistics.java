package equipoise.experiments.diagnosis;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Neighbours;
import equipoise.sampling.space.ExactNeighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Among which classes the examples of one class lie, in the words of Borderline-SMOTE (Han, Wang
 * and Mao 2005, doi 10.1007/11538059_91), which asks m = {@value #M} neighbours. A class is asked
 * for no more than it could fill itself; below {@value #FEWEST} nothing can be said of it.
 *
 * @param name the class
 * @param size its examples
 * @param neighbours that each of them is asked for: {@value #M}, or size - 1
 * @param safe examples with fewer than half of these neighbours of other classes
 * @param danger with at least half, but not all: what Borderline-SMOTE starts from if m is the same
 * @param noise with all of them
 * @param overlap share of the examples that are in danger or noise
 */
public record NeighbourhoodStatistics(
    String name, int size, int neighbours, int safe, int danger, int noise, double overlap) {
  static final int M = 10;
  static final int FEWEST = 3;

  /**
   * Of all classes but the largest, in their order, by one search; classes too small to say
   * anything are left out.
   */
  static List<NeighbourhoodStatistics> of(Dataset data) {
    int[] counts = data.counts();
    int largest =
        IntStream.range(0, counts.length)
            .reduce((a, b) -> counts[b] > counts[a] ? b : a)
            .orElseThrow();
    int[] asking =
        IntStream.range(0, data.size())
            .filter(i -> data.label(i) != largest && counts[data.label(i)] > FEWEST)
            .toArray();
    if (asking.length == 0) {
      return List.of();
    }
    Neighbours near = ExactNeighbours.of(data).nearestOthers(asking, M);
    List<NeighbourhoodStatistics> classes = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      int label = c;
      if (c != largest && counts[c] > FEWEST) {
        int[] places =
            IntStream.range(0, asking.length).filter(i -> data.label(asking[i]) == label).toArray();
        classes.add(of(data, label, places, near));
      }
    }
    return classes;
  }

  private static NeighbourhoodStatistics of(
      Dataset data, int label, int[] places, Neighbours near) {
    int m = Math.min(M, places.length - 1);
    int danger = 0;
    int noise = 0;
    for (int place : places) {
      int others =
          (int)
              IntStream.of(near.rows()[place])
                  .limit(m)
                  .filter(neighbour -> data.label(neighbour) != label)
                  .count();
      noise += others == m ? 1 : 0;
      danger += others < m && 2 * others >= m ? 1 : 0;
    }
    return new NeighbourhoodStatistics(
        data.classes().get(label),
        places.length,
        m,
        places.length - danger - noise,
        danger,
        noise,
        (double) (danger + noise) / places.length);
  }
}
