package equipoise.experiments.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the training part is thinned. */
public sealed interface ImbalanceSpec {
  /** As it comes. */
  record None() implements ImbalanceSpec {}

  /** Training examples of each class in order. */
  record Counts(List<Integer> counts) implements ImbalanceSpec {
    public Counts {
      counts = List.copyOf(counts);
    }
  }

  /** Training examples of the named classes; others stay as they are. */
  record NamedCounts(Map<String, Integer> counts) implements ImbalanceSpec {
    public NamedCounts {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
  }

  /** Exponentially falling counts, the first class {@code ratio} times the last. */
  record LongTail(double ratio) implements ImbalanceSpec {}

  /** The last {@code minority} classes have 1/{@code ratio} of the others' counts. */
  record Step(double ratio, int minority) implements ImbalanceSpec {}
}
