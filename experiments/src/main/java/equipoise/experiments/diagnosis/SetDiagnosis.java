package equipoise.experiments.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import equipoise.core.Visible;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.sampling.Samplers;
import equipoise.sampling.space.ExactNeighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What whoever resamples a labelled set should know before. Neighbours, and what the methods do,
 * are looked at in a sample of large sets: 2,000 examples, fewer of more than 75 values.
 *
 * @param sample number of examples looked at; null if all were
 * @param duplicates among all examples
 * @param constant columns (of a table) with one value only; of images the number of such pixels
 *     stands in the findings
 * @param classes all but the largest one; empty if distances mean nothing
 * @param methods what each would do, in the order of their families
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
  /** The neighbours that most over-sampling methods take into account. */
  private static final int K = 5;

  public SetDiagnosis {
    constant = List.copyOf(constant);
    classes = List.copyOf(classes);
    methods = List.copyOf(methods);
    findings = List.copyOf(findings);
  }

  /**
   * @param data at least one example
   * @param flaw why the values cannot be calculated with; empty if they can
   */
  public static SetDiagnosis of(Dataset data, Optional<String> flaw) {
    Dataset sample = Sample.of(data);
    Duplicates duplicates = Duplicates.of(data);
    int[] constant = constant(data);
    boolean nominal =
        data.shape() instanceof TableShape table
            && table.columns().stream().anyMatch(TableShape.Column::isNominal);
    List<NeighbourhoodStatistics> classes =
        flaw.isPresent() || nominal ? List.of() : surroundings(sample);
    List<String> findings = new ArrayList<>();
    findings.addAll(duplicateFindings(duplicates));
    findings.addAll(constantFindings(data, constant));
    findings.addAll(Findings.sizes(data, K));
    findings.addAll(Findings.overlap(classes));
    flaw.ifPresent(why -> findings.add("Neighbours are not looked at: " + why + "."));
    if (nominal) {
      findings.add(
          "Neighbours are not looked at, since nominal columns have no distances of their own; smote-nc and smote-n define some.");
    }
    return new SetDiagnosis(
        sample == data ? null : sample.size(),
        duplicates,
        data.isImages() ? List.of() : names(data, constant),
        classes,
        methods(sample, flaw),
        findings);
  }

  private static List<NeighbourhoodStatistics> surroundings(Dataset data) {
    int[] counts = data.counts();
    int largest =
        IntStream.range(0, counts.length)
            .reduce((a, b) -> counts[b] > counts[a] ? b : a)
            .orElseThrow();
    ExactNeighbours index = ExactNeighbours.of(data);
    return IntStream.range(0, counts.length)
        .filter(c -> c != largest && counts[c] > 0)
        .mapToObj(c -> NeighbourhoodStatistics.of(data, c, index))
        .toList();
  }

  private static List<MethodTrial> methods(Dataset sample, Optional<String> flaw) {
    return Samplers.catalogue(Map.of()).entries().stream()
        .filter(entry -> entry.family() != Family.BASELINE)
        .map(
            entry ->
                flaw.isPresent() && !entry.has(Trait.IGNORES_VALUES)
                    ? MethodTrial.refused(entry.name(), flaw.get())
                    : MethodTrial.of(entry, sample))
        .toList();
  }

  private static int[] constant(Dataset data) {
    double[] first = data.values(0);
    boolean[] varies = new boolean[first.length];
    double[] row = new double[first.length];
    for (int i = 1; i < data.size(); i++) {
      data.copyTo(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        varies[j] |= Double.compare(row[j], first[j]) != 0;
      }
    }
    return IntStream.range(0, first.length).filter(j -> !varies[j]).toArray();
  }

  private static List<String> names(Dataset data, int[] columns) {
    List<TableShape.Column> all = ((TableShape) data.shape()).columns();
    return IntStream.of(columns).mapToObj(j -> all.get(j).name()).toList();
  }

  private static List<String> duplicateFindings(Duplicates duplicates) {
    List<String> findings = new ArrayList<>();
    if (duplicates.within() > 0) {
      findings.add(
          "%d examples repeat an earlier one of their class; between equal ones SMOTE makes copies."
              .formatted(duplicates.within()));
    }
    if (duplicates.across() > 0) {
      findings.add(
          "%d examples have the values of one of another class; no classifier can tell them apart."
              .formatted(duplicates.across()));
    }
    return findings;
  }

  private static List<String> constantFindings(Dataset data, int[] constant) {
    if (constant.length == 0 || data.size() == 1) {
      return List.of();
    }
    return List.of(
        data.isImages()
            ? "%d of %d pixels are the same in all images."
                .formatted(constant.length, data.dimension())
            : "Columns with one value only say nothing: %s."
                .formatted(Visible.shortened(String.join(", ", names(data, constant)))));
  }
}
