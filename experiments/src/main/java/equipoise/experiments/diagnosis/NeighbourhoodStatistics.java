package equipoise.experiments.diagnosis;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Neighbours;
import equipoise.sampling.space.ExactNeighbours;

/**
 * Among which classes the examples of one class lie, in the words of Borderline-SMOTE (Han, Wang
 * and Mao 2005, doi 10.1007/11538059_91) and by its m = {@value #M} nearest other examples.
 *
 * @param name the class
 * @param size its examples
 * @param safe examples with fewer than half of these neighbours of other classes
 * @param danger with at least half, but not all: what Borderline-SMOTE starts from
 * @param noise with all of them
 * @param overlap share of the examples that are in danger or noise
 */
public record NeighbourhoodStatistics(
    String name, int size, int safe, int danger, int noise, double overlap) {
  static final int M = 10;

  /** Of a class with at least one example. */
  static NeighbourhoodStatistics of(Dataset data, int label, ExactNeighbours index) {
    int[] rows = data.rowsOf(label);
    Neighbours near = index.nearestOthers(rows, M);
    int danger = 0;
    int noise = 0;
    for (int[] neighbours : near.rows()) {
      int others = 0;
      for (int neighbour : neighbours) {
        others += data.label(neighbour) == label ? 0 : 1;
      }
      noise += others == neighbours.length ? 1 : 0;
      danger += others < neighbours.length && 2 * others >= neighbours.length ? 1 : 0;
    }
    return new NeighbourhoodStatistics(
        data.classes().get(label),
        rows.length,
        rows.length - danger - noise,
        danger,
        noise,
        (double) (danger + noise) / rows.length);
  }
}
