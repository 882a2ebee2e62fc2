package equipoise.experiments.diagnosis;

import equipoise.core.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Examples of equal values.
 *
 * @param within examples that repeat an earlier one of their class
 * @param across examples whose values another class has, too
 */
public record Duplicates(int within, int across) {

  /** Missing values count as equal. */
  static Duplicates of(Dataset data) {
    int[] hashes = IntStream.range(0, data.size()).parallel().map(i -> hash(data, i)).toArray();
    Map<Example, List<Integer>> groups = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      groups
          .computeIfAbsent(new Example(data, i, hashes[i]), key -> new ArrayList<>(1))
          .add(data.label(i));
    }
    int within = 0;
    int across = 0;
    for (List<Integer> labels : groups.values()) {
      int classes = (int) labels.stream().distinct().count();
      within += labels.size() - classes;
      across += classes > 1 ? labels.size() : 0;
    }
    return new Duplicates(within, across);
  }

  private static int hash(Dataset data, int row) {
    return data.isImages() ? Arrays.hashCode(data.pixels(row)) : Arrays.hashCode(data.values(row));
  }

  /** An example that equals another of the same values. */
  private record Example(Dataset data, int row, int hash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Example example
          && hash == example.hash
          && (data.isImages()
              ? Arrays.equals(data.pixels(row), data.pixels(example.row))
              : Arrays.equals(data.values(row), data.values(example.row)));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
