package equipoise.experiments.run;

import java.util.Locale;

/**
 * The memory that a classifier takes on a data set, where it is much.
 *
 * @param bytes of a process with one training at a time, beside the data; rough
 * @param workers trainings at a time
 */
public record MemoryNeed(String dataset, String classifier, double bytes, int workers) {
  /** Below it nothing is said. */
  static final double MUCH = 1e9;

  /** What it is, and what would be less. */
  public String sentence() {
    String each =
        workers == 1 ? "" : ", and as much for each of %d workers at a time".formatted(workers);
    return String.format(
        Locale.ROOT,
        "%s on %s takes up to about %.1f GB of memory%s; a smaller batch takes less.",
        classifier,
        dataset,
        bytes / 1e9,
        each);
  }
}
