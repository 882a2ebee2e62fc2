package equipoise.experiments.cli;

import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Mean balanced accuracy of each method, one column a data set and classifier. */
final class ResultTable {
  private ResultTable() {}

  static List<String> lines(List<TrialResult> results) {
    Map<String, Map<String, List<Double>>> scores = new LinkedHashMap<>();
    Map<String, Boolean> columns = new LinkedHashMap<>();
    results.stream()
        .filter(TrialResult::done)
        .sorted(
            java.util.Comparator.comparing(TrialResult::dataset)
                .thenComparing(TrialResult::classifier)
                .thenComparing(TrialResult::method))
        .forEach(r -> add(scores, columns, r));
    if (scores.isEmpty()) {
      return List.of("No trial succeeded.");
    }
    List<String> heads = List.copyOf(columns.keySet());
    int width = scores.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("Mean balanced accuracy on the test sets:");
    StringBuilder head = new StringBuilder("  " + " ".repeat(width));
    heads.forEach(h -> head.append("  ").append(h));
    lines.add(head.toString());
    for (var row : scores.entrySet()) {
      StringBuilder line = new StringBuilder("  " + row.getKey());
      line.append(" ".repeat(width - row.getKey().length()));
      for (String column : heads) {
        String cell = mean(row.getValue().getOrDefault(column, List.of()));
        line.append("  ")
            .append(" ".repeat(Math.max(0, column.length() - cell.length())))
            .append(cell);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static void add(
      Map<String, Map<String, List<Double>>> scores, Map<String, Boolean> columns, TrialResult r) {
    String column = Lines.single(r.dataset() + "/" + r.classifier());
    columns.put(column, true);
    scores
        .computeIfAbsent(Lines.single(r.method()), m -> new LinkedHashMap<>())
        .computeIfAbsent(column, c -> new ArrayList<>())
        .add(balancedAccuracy(r));
  }

  /** Null where undefined. */
  private static Double balancedAccuracy(TrialResult result) {
    OptionalDouble figure = result.metrics().of(Metric.BALANCED_ACCURACY);
    return figure.isPresent() ? figure.getAsDouble() : null;
  }

  private static String mean(List<Double> values) {
    var mean = values.stream().filter(Objects::nonNull).mapToDouble(v -> v).average();
    return mean.isPresent() ? String.format(Locale.ROOT, "%.3f", mean.getAsDouble()) : "-";
  }
}
