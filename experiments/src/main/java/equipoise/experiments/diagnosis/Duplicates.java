package equipoise.experiments.diagnosis;

import equipoise.core.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Examples of equal values.
 *
 * @param within examples that repeat an earlier one of their class
 * @param across examples whose values another class has, too
 */
public record Duplicates(int within, int across) {

  /** So many values, spread over an example, tell most apart. */
  private static final int FEW = 128;

  /** Missing values count as equal. */
  static Duplicates of(Dataset data) {
    int within = 0;
    int across = 0;
    for (int[] alike : alikeInFew(data)) {
      Map<Example, List<Integer>> groups = new HashMap<>();
      for (int row : alike) {
        groups.computeIfAbsent(Example.of(data, row), e -> new ArrayList<>(1)).add(data.label(row));
      }
      for (List<Integer> labels : groups.values()) {
        int classes = (int) labels.stream().distinct().count();
        within += labels.size() - classes;
        across += classes > 1 ? labels.size() : 0;
      }
    }
    return new Duplicates(within, across);
  }

  /** Rows whose few values are the same, two or more each: only these need be compared. */
  private static List<int[]> alikeInFew(Dataset data) {
    int step = Math.max(1, data.dimension() / FEW);
    Map<Integer, List<Integer>> rowsByHash = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      int hash = 1;
      for (int j = 0; j < data.dimension(); j += step) {
        hash = 31 * hash + Double.hashCode(data.value(i, j));
      }
      rowsByHash.computeIfAbsent(hash, h -> new ArrayList<>(1)).add(i);
    }
    return rowsByHash.values().stream()
        .filter(rows -> rows.size() > 1)
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** An example that equals another of the same values. */
  private record Example(Dataset data, int row, int hash) {
    static Example of(Dataset data, int row) {
      int hash =
          data.isImages() ? Arrays.hashCode(data.pixels(row)) : Arrays.hashCode(data.values(row));
      return new Example(data, row, hash);
    }

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
