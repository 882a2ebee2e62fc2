package equipoise.core.learning;

import equipoise.core.catalogue.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which classes a sampler changes and how far, before the class counts are known. Meaning and words
 * are those of imbalanced-learn's {@code sampling_strategy}; {@link Targets} resolves it against
 * counts.
 */
public sealed interface Strategy {
  /** The method's own choice: over-samplers fill every class but the largest up to the largest. */
  Strategy AUTO = new Named(Group.AUTO);

  /**
   * The strategy that a study file or a command line writes as {@code auto}, {@code minority},
   * {@code majority}, {@code not minority}, {@code not majority}, {@code all}, a number (see {@link
   * Ratio}), {@code class=count,class=count} (see {@link Counts}) or {@code [class,class]} (see
   * {@link Classes}). Blanks around names and numbers do not count; a class name may hold {@code
   * =}, but no comma.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  static Strategy parse(String text) {
    return StrategyText.parse(text);
  }

  /** The option of samplers and generators that holds a strategy. */
  Parameter PARAMETER =
      Parameter.texts(
          "strategy",
          Group.AUTO.word(),
          "which classes change and how far",
          value -> StrategyText.standard(of(value), value));

  /**
   * The strategy that an option holds.
   *
   * @param value text as {@link #parse} takes it, or a list of classes
   * @throws IllegalArgumentException if it is none
   */
  static Strategy of(Object value) {
    return value instanceof List<?> names
        ? new Classes(names.stream().map(String::valueOf).toList())
        : parse(String.valueOf(value));
  }

  /**
   * Groups of classes by size. Of classes of equal size the first one counts as the smaller or
   * larger.
   */
  enum Group {
    AUTO,
    MINORITY,
    MAJORITY,
    NOT_MINORITY,
    NOT_MAJORITY,
    ALL;

    /** As a study file writes it: "not minority". */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  record Named(Group group) implements Strategy {}

  /**
   * Two classes only.
   *
   * @param value number of minority examples over majority examples after resampling, in (0, 1]
   */
  record Ratio(double value) implements Strategy {
    public Ratio {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "a strategy given as a number is minority over majority after resampling and lies above 0"
                + " and at or below 1, but is "
                + value);
      }
    }
  }

  /** Number of examples of each named class after resampling. */
  record Counts(Map<String, Integer> counts) implements Strategy {
    public Counts {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
      if (counts.isEmpty()) {
        throw new IllegalArgumentException(
            "a strategy of counts names no class; write class=count");
      }
      counts.forEach(
          (name, count) -> {
            if (count < 0) {
              throw new IllegalArgumentException(
                  "the strategy asks for "
                      + count
                      + " examples of class '"
                      + name
                      + "'; give 0 or more");
            }
          });
    }
  }

  /** For cleaning methods: the classes that may lose examples. */
  record Classes(List<String> names) implements Strategy {
    public Classes {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a strategy of classes names none; write [class,class]");
      }
    }
  }
}
