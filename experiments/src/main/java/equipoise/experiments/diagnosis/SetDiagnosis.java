package equipoise.experiments.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.sampling.Samplers;
import equipoise.sampling.call.CalculableValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What to know about a labelled set before resampling it. Neighbours, and what the methods do, are
 * looked at in a sample of large sets: at most 2,000 examples, fewer of more than 75 values.
 *
 * @param sample number of examples whose neighbours were looked at; null if all were
 * @param duplicates among all examples
 * @param constant columns (of a table) with one value only; of images the number of such pixels
 *     stands in the findings
 * @param classes all but the largest one and those too small to say anything; empty if distances
 *     mean nothing
 * @param methods what each would do with the sample, in the order of their families; null if they
 *     were not tried
 * @param findings what follows, one sentence each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SetDiagnosis(
    Integer sample,
    Duplicates duplicates,
    List<String> constant,
    List<NeighbourhoodStatistics> classes,
    List<MethodTrial> methods,
    List<String> findings) {
  /** The neighbours that most oversampling methods take into account. */
  private static final int K = 5;

  public SetDiagnosis {
    constant = List.copyOf(constant);
    classes = List.copyOf(classes);
    methods = methods == null ? null : List.copyOf(methods);
    findings = List.copyOf(findings);
  }

  /**
   * @param data at least one example
   * @param missing why there are no values to calculate with; empty if there are
   * @param deep whether every method is tried, each with a search of its own
   */
  public static SetDiagnosis of(Dataset data, Optional<String> missing, boolean deep) {
    Dataset sample = Sample.of(data);
    Duplicates duplicates = Duplicates.of(data);
    int[] constant = constant(data);
    Optional<String> why = missing.or(() -> noDistances(data));
    List<NeighbourhoodStatistics> classes =
        why.isPresent() ? List.of() : NeighbourhoodStatistics.of(sample);
    List<String> findings = new ArrayList<>();
    findings.addAll(Findings.duplicates(duplicates));
    findings.addAll(Findings.constant(data, constant));
    findings.addAll(Findings.sizes(data, K));
    findings.addAll(Findings.overlap(classes));
    why.ifPresent(reason -> findings.add("Neighbours are not looked at: " + reason + "."));
    return new SetDiagnosis(
        sample == data ? null : sample.size(),
        duplicates,
        data.isImages() ? List.of() : names((TableShape) data.shape(), constant),
        classes,
        deep ? methods(sample, missing) : null,
        findings);
  }

  private static Optional<String> noDistances(Dataset data) {
    boolean nominal =
        data.shape() instanceof TableShape table
            && table.columns().stream().anyMatch(TableShape.Column::isNominal);
    return nominal
        ? Optional.of(
            "nominal columns have no distances of their own; smote-nc and smote-n define some")
        : CalculableValues.flaw(data).map(flaw -> "a search " + flaw);
  }

  private static List<MethodTrial> methods(Dataset sample, Optional<String> missing) {
    return Samplers.catalogue(Map.of()).entries().stream()
        .filter(entry -> entry.family() != Family.BASELINE)
        .map(
            entry ->
                missing.isPresent() && !entry.has(Trait.IGNORES_VALUES)
                    ? MethodTrial.refused(entry.name(), missing.get())
                    : MethodTrial.of(entry, sample))
        .toList();
  }

  /** The values that all examples share. */
  private static int[] constant(Dataset data) {
    double[] first = data.values(0);
    int[] shared = IntStream.range(0, first.length).toArray();
    for (int i = 1; i < data.size() && shared.length > 0; i++) {
      int row = i;
      shared =
          IntStream.of(shared)
              .filter(j -> Double.compare(data.value(row, j), first[j]) == 0)
              .toArray();
    }
    return shared;
  }

  private static List<String> names(TableShape shape, int[] columns) {
    return IntStream.of(columns).mapToObj(j -> shape.columns().get(j).name()).toList();
  }
}
