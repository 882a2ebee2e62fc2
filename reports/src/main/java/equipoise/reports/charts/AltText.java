package equipoise.reports.charts;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What stands for a chart where it is not seen.
 *
 * @param title in a few words
 * @param description what the chart shows, in sentences; empty if the title says it all
 */
record AltText(String title, String description) {
  /** As much as anybody listens to. */
  private static final int LONGEST = 1500;

  AltText {
    if (description.length() > LONGEST) {
      int end = description.lastIndexOf(' ', LONGEST);
      description = description.substring(0, end < 0 ? LONGEST : end) + " …";
    }
  }

  static AltText of(Chart chart) {
    return new AltText(chart.title(), chart.description());
  }

  /** A number with one digit after the point at most. */
  static String number(double value) {
    return Double.isNaN(value) ? "unknown" : ChartStyle.format("0.#;−0.#").format(value);
  }

  static String listed(Collection<String> parts) {
    return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
  }
}
