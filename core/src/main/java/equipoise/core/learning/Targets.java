package equipoise.core.learning;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a strategy asks of the classes of one training set, resolved once for all methods in the way
 * of imbalanced-learn: classes without rows do not count, and of classes of equal size the first is
 * the smallest or the largest.
 *
 * @param kind what the method does
 * @param amounts for each class that the strategy names, by its index: the rows to make (OVER), the
 *     rows to keep (UNDER), or the size of the smallest class (CLEANING: only the names count)
 */
public record Targets(Kind kind, SortedMap<Integer, Integer> amounts) {
  public Targets {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  /** What a method does to a class. */
  public enum Kind {
    /** Adds rows until the class has a given size. */
    OVER("over-samples"),
    /** Keeps a given number of rows. */
    UNDER("under-samples"),
    /** Removes rows for what they are, as many as there are. */
    CLEANING("cleans");

    private final String verb;

    Kind(String verb) {
      this.verb = verb;
    }

    String verb() {
      return verb;
    }
  }

  /**
   * @throws IllegalArgumentException if methods of this kind cannot use such a strategy at all
   * @throws DataException if these class counts cannot meet it
   */
  public static Targets resolve(Strategy strategy, Kind kind, Dataset data) {
    return new Targets(kind, new Resolution(kind, data.classes(), data.counts()).amounts(strategy));
  }

  /** The sum of the amounts. */
  public int total() {
    return amounts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether the strategy names the class. */
  public boolean names(int label) {
    return amounts.containsKey(label);
  }
}
