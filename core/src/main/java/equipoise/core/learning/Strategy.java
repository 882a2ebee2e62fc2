package equipoise.core.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which classes a sampler changes and how far, before the class counts are known. Meaning and words
 * are those of imbalanced-learn's {@code sampling_strategy}; the sampling module resolves it
 * against counts.
 */
public sealed interface Strategy {
  /** The method's own choice: over-samplers fill every class but the largest up to the largest. */
  Strategy AUTO = new Named(Group.AUTO);

  /** Groups of classes by size. */
  enum Group {
    AUTO,
    MINORITY,
    MAJORITY,
    NOT_MINORITY,
    NOT_MAJORITY,
    ALL
  }

  record Named(Group group) implements Strategy {}

  /**
   * Two classes only.
   *
   * @param value number of minority examples over majority examples after resampling, in (0, 1]
   */
  record Ratio(double value) implements Strategy {}

  /** Number of examples of each named class after resampling. */
  record Counts(Map<String, Integer> counts) implements Strategy {
    public Counts {
      counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
  }

  /** For cleaning methods: the classes that may lose examples. */
  record Classes(List<String> names) implements Strategy {
    public Classes {
      names = List.copyOf(names);
    }
  }
}
