package equipoise.reports;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the template shows, as text; what comes from users is cleaned here and escaped there.
 */
record Page(
    String title,
    String subtitle,
    Verdict verdict,
    List<String> remarks,
    List<ComparisonRow> comparisons,
    boolean tested,
    boolean thin,
    List<ResultTable> results,
    List<ResultTable> calibration,
    List<ResultTable> others,
    List<Failure> failures,
    List<RareClasses> rare,
    List<Charts.Panel> charts,
    List<SheetSection> sheets,
    Configuration configuration,
    List<Term> glossary) {

  private static final int MOST_FAILURES = 200;

  /** A line of the table under the verdict. */
  record ComparisonRow(
      String dataset,
      String classifier,
      String challenger,
      String group,
      String rival,
      String difference,
      String interval,
      int repeats,
      String p,
      String finding,
      String mark,
      boolean first) {}

  record Failure(
      String dataset, String method, String classifier, int repeat, String key, String error) {}

  record Term(String term, String meaning) {}

  static Page of(Run run) {
    Caveats caveats = Caveats.of(run);
    Verdict verdict = Verdict.of(run, caveats);
    List<Comparison> comparisons = verdict.comparisons();
    return new Page(
        run.studyName().isBlank() ? "Comparison report" : Visible.line(run.studyName(), 120),
        subtitle(run),
        verdict,
        caveats.remarks(),
        rows(comparisons),
        comparisons.stream().anyMatch(c -> c.test().isPresent()),
        comparisons.stream().anyMatch(c -> c.test().isEmpty()),
        ResultTable.of(
            run, List.of(Metric.BALANCED_ACCURACY, Metric.MACRO_F1, Metric.GEOMETRIC_MEAN)),
        ResultTable.of(run, List.of(Metric.CALIBRATION_ERROR, Metric.LOG_LOSS, Metric.BRIER)),
        ResultTable.of(
            run,
            List.of(
                Metric.CLASS_GEOMETRIC_MEAN,
                Metric.MCC,
                Metric.KAPPA,
                Metric.ACCURACY,
                Metric.ROC_AUC,
                Metric.PR_AUC)),
        failures(run),
        RareClasses.of(run),
        new Charts(run).panels(),
        SheetSection.of(run),
        Configuration.of(run),
        terms());
  }

  private static String subtitle(Run run) {
    long methods = run.results().stream().map(r -> String.valueOf(r.method())).distinct().count();
    long classifiers = run.settings().stream().map(Setting::classifier).distinct().count();
    List<String> parts = new ArrayList<>();
    parts.add(Counted.of(run.datasets().size(), "data set"));
    parts.add(Counted.of(methods, "method"));
    parts.add(Counted.of(classifiers, "classifier"));
    parts.add(Counted.of(run.repeats(), "repeat"));
    parts.add(Counted.of(run.results().size(), "trial"));
    if (!run.failed().isEmpty()) {
      parts.add(run.failed().size() + " failed");
    }
    if (Computed.of(run).size() == 1) {
      parts.add(Computed.of(run).get(0));
    }
    return String.join(" · ", parts);
  }

  private static List<ComparisonRow> rows(List<Comparison> comparisons) {
    List<ComparisonRow> rows = new ArrayList<>();
    Setting before = null;
    for (Comparison c : comparisons) {
      rows.add(row(c, c.setting() != before));
      before = c.setting();
    }
    return rows;
  }

  private static ComparisonRow row(Comparison c, boolean first) {
    return new ComparisonRow(
        Visible.line(c.setting().dataset(), 80),
        Visible.line(c.setting().classifier(), 80),
        Visible.line(c.challenger().method(), 80),
        c.challenger().group().label(),
        Visible.line(c.rival().method(), 80),
        Numbers.points(c.mean()),
        c.differences().bounded()
            ? Numbers.points(c.low()) + " to " + Numbers.points(c.high())
            : "–",
        c.differences().n(),
        c.test().isPresent() ? Numbers.probability(c.adjustedP()) : "–",
        c.finding().label(),
        switch (c.finding()) {
          case BETTER -> "better";
          case WORSE -> "worse";
          default -> "unclear";
        },
        first);
  }

  private static List<Failure> failures(Run run) {
    return run.failed().stream()
        .limit(MOST_FAILURES)
        .map(
            r ->
                new Failure(
                    Visible.line(r.dataset(), 80),
                    Visible.line(r.method(), 80),
                    Visible.line(r.classifier(), 80),
                    r.repeat() + 1,
                    Visible.line(r.key(), 12),
                    r.error() == null ? "no error was recorded" : Visible.line(r.error())))
        .toList();
  }

  private static List<Term> terms() {
    Map<String, String> terms = new LinkedHashMap<>();
    Arrays.stream(Metric.values()).forEach(m -> terms.put(m.title(), m.meaning()));
    terms.put("Points", "percentage points: from 80 % to 81 % is one point");
    terms.put(
        "95 % interval",
        "Student’s t interval of the mean over repeats; of a difference with a test, the interval that "
            + "belongs to the corrected test");
    terms.put(
        "p (corrected, Holm)",
        "corrected resampled t test on paired differences (Nadeau & Bengio 2003), adjusted by Holm (1979) "
            + "for the number of comparisons in this report");
    Arrays.stream(MethodGroup.values())
        .filter(g -> g != MethodGroup.OTHER)
        .forEach(g -> terms.put("Group: " + g.label(), g.meaning()));
    return terms.entrySet().stream().map(e -> new Term(e.getKey(), e.getValue())).toList();
  }
}
