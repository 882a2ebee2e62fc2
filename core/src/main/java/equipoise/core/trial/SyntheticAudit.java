package equipoise.core.trial;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How good synthetic images are, class by class and over all, and which classes may be filled with
 * them. As JSON it is the answer of {@code audit} and what a run directory keeps.
 *
 * @param features name and hash of the extractor that the figures were measured with
 * @param classes in the order of the data set's classes
 * @param overall classes in equal shares on both sides; means over classes where that is not
 *     possible
 */
public record SyntheticAudit(String features, List<AuditRow> classes, AuditRow overall) {
  public SyntheticAudit {
    if (overall == null || classes == null || classes.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("an audit has a row of each class, and one of all");
    }
    classes = List.copyOf(classes);
  }

  /**
   * The audits of several sets, one a seed of one generator, as one: figures are means, with their
   * deviation between the sets, and a class passes if it does in every set.
   *
   * @param sets at least one, of the same classes, with the same extractor
   */
  public static SyntheticAudit mean(List<SyntheticAudit> sets) {
    return MeanAudit.of(sets);
  }

  /** The row of a class. */
  public Optional<AuditRow> of(String className) {
    return classes.stream().filter(row -> className.equals(row.name())).findFirst();
  }

  /** The rows of the classes that have synthetic images. */
  public List<AuditRow> audited() {
    return classes.stream().filter(row -> row.counts().synthetic() > 0).toList();
  }
}
