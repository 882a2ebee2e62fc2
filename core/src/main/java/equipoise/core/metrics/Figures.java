package equipoise.core.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Visible;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The figures of a trial on its test set as they are written down: in JSON one key a {@link
 * Metric}, in their order, null where undefined.
 *
 * @param overall one figure a metric of the whole test set; without those that are undefined or not
 *     finite
 * @param byClass one figure a class for each of the other metrics; null where undefined or not
 *     finite; without metrics that are missing altogether
 */
public record Figures(Map<Metric, Double> overall, Map<Metric, Map<String, Double>> byClass) {
  private static final double ROUNDING = 1e-9;

  public Figures {
    Map<Metric, Double> defined = new EnumMap<>(Metric.class);
    overall.forEach(
        (metric, figure) -> {
          if (finite(figure) != null) {
            defined.put(metric, figure);
          }
        });
    Map<Metric, Map<String, Double>> classes = new EnumMap<>(Metric.class);
    byClass.forEach((metric, figures) -> classes.put(metric, finite(figures)));
    overall = Collections.unmodifiableMap(defined);
    byClass = Collections.unmodifiableMap(classes);
  }

  /** All metrics of one classifier on one test set. */
  static Figures of(Metrics metrics) {
    Map<Metric, Double> overall = new EnumMap<>(Metric.class);
    Metric.overall().forEach(metric -> overall.put(metric, metric.of(metrics)));
    Map<Metric, Map<String, Double>> byClass = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.ofClasses()) {
      Map<String, Double> figures = new LinkedHashMap<>();
      for (int c = 0; c < metrics.classes().size(); c++) {
        figures.put(metrics.classes().get(c), metric.of(metrics, c));
      }
      byClass.put(metric, figures);
    }
    return new Figures(overall, byClass);
  }

  /** The figure of the whole test set, if it is defined. */
  public OptionalDouble of(Metric metric) {
    Double figure = overall.get(metric);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }

  /** The figure of one class, if it is defined. */
  public OptionalDouble of(Metric metric, String className) {
    Double figure = byClass.getOrDefault(metric, Map.of()).get(className);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }

  /** As {@code results.jsonl} has them. */
  @JsonValue
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      json.put(metric.json(), metric.byClass() ? byClass.get(metric) : overall.get(metric));
    }
    return json;
  }

  /**
   * From {@code results.jsonl}; keys that are no metric's are left out.
   *
   * @throws IllegalArgumentException naming a figure that its metric cannot have
   */
  @JsonCreator
  static Figures read(Map<String, JsonNode> json) {
    Map<Metric, Double> overall = new EnumMap<>(Metric.class);
    Map<Metric, Map<String, Double>> byClass = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      JsonNode node = json.get(metric.json());
      if (metric.byClass() && node != null && node.isObject()) {
        Map<String, Double> figures = new LinkedHashMap<>();
        node.properties().forEach(e -> figures.put(e.getKey(), number(metric, e.getValue())));
        byClass.put(metric, figures);
      } else if (node != null && !(metric.byClass() && node.isNull())) {
        overall.put(metric, number(metric, node));
      }
    }
    return new Figures(overall, byClass);
  }

  /** Rounding may carry a mean of shares past its bounds. */
  private static Double number(Metric metric, JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    double least = metric.range().min();
    double greatest = metric.range().max();
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!Double.isFinite(value) || value < least - ROUNDING || value > greatest + ROUNDING) {
      throw new IllegalArgumentException(
          metric.json()
              + " is "
              + Visible.shortened(node.toString())
              + ", but "
              + (Double.isInfinite(greatest)
                  ? "%.0f or more".formatted(least)
                  : "between %.0f and %.0f".formatted(least, greatest))
              + " is right, and null where it is undefined");
    }
    return value;
  }

  private static Map<String, Double> finite(Map<String, Double> figures) {
    Map<String, Double> finite = new LinkedHashMap<>();
    figures.forEach((name, figure) -> finite.put(name, finite(figure)));
    return Collections.unmodifiableMap(finite);
  }

  private static Double finite(Double figure) {
    return figure == null || !Double.isFinite(figure) ? null : figure;
  }
}
