package equipoise.reports.sections;

import equipoise.core.metrics.Metric;
import equipoise.core.table.ScoreTable;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.scores.ComparisonOptions;
import equipoise.reports.scores.ScoreComparison;
import equipoise.reports.scores.ScoreDiagram;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Methods compared over data sets by their ranks, a classifier at a time (Demšar 2006). */
public final class RanksSection implements ReportSection {
  /** Data sets below which a mean rank says nothing that the table of results does not say. */
  private static final int FEWEST = 3;

  /** A rank test needs as many. */
  private static final int FEWEST_FOR_A_TEST = 5;

  private static final int MOST_METHODS = 40;

  /** Balanced accuracies of one classifier: for each data set those of its methods. */
  private record Scores(Map<String, Setting> settings) {
    /** Those that ran on every data set, in the order of the first. */
    List<String> methods() {
      Set<String> common = new LinkedHashSet<>();
      for (Setting setting : settings.values()) {
        List<String> here = setting.arms().stream().map(Arm::method).toList();
        if (common.isEmpty()) {
          common.addAll(here);
        }
        common.retainAll(here);
      }
      return List.copyOf(common);
    }

    double of(Setting setting, String method) {
      return setting
          .arm(method)
          .flatMap(arm -> arm.interval(Metric.BALANCED_ACCURACY))
          .map(MeanInterval::mean)
          .orElse(Double.NaN);
    }
  }

  @Override
  public String id() {
    return "ranks";
  }

  @Override
  public String title() {
    return "Ranks over data sets";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    return of(List.of(analysis.run()));
  }

  /** Over the data sets of all these runs; empty where no classifier has enough. */
  public static List<Block> of(List<Run> runs) {
    List<Block> blocks = new ArrayList<>();
    classifiers(runs).forEach((name, settings) -> add(blocks, name, new Scores(settings)));
    if (!blocks.isEmpty()) {
      blocks.add(
          0,
          Paragraph.hint(
              "Data sets are the units: each ranks the methods by its mean balanced accuracy, 1 the"
                  + " best. Only methods that ran on every data set are ranked. Bars join methods"
                  + " that are not told apart. The sentence may be quoted as it is."));
    }
    return blocks;
  }

  /** What the ranks say of each classifier that has data sets enough for a test. */
  static List<Text> sentences(Run run) {
    List<Text> sentences = new ArrayList<>();
    classifiers(List.of(run))
        .forEach(
            (name, settings) -> {
              if (settings.size() >= FEWEST_FOR_A_TEST) {
                comparison(new Scores(settings))
                    .ifPresent(
                        found ->
                            sentences.add(
                                Text.of("Over the data sets, with ")
                                    .name(name)
                                    .plain(": " + found.verdict())));
              }
            });
    return sentences;
  }

  private static Map<String, Map<String, Setting>> classifiers(List<Run> runs) {
    Map<String, Map<String, Setting>> classifiers = new LinkedHashMap<>();
    for (Run run : runs) {
      for (Setting setting : run.settings()) {
        if (!run.contrasts().containsKey(setting.dataset())) {
          Map<String, Setting> here =
              classifiers.computeIfAbsent(setting.classifier(), c -> new LinkedHashMap<>());
          boolean taken = here.containsKey(setting.dataset());
          here.put(setting.dataset() + (taken ? " (" + run.studyName() + ")" : ""), setting);
        }
      }
    }
    return classifiers;
  }

  private static void add(List<Block> blocks, String classifier, Scores scores) {
    Optional<ScoreComparison> found = comparison(scores);
    if (found.isPresent()) {
      ScoreComparison comparison = found.get();
      blocks.add(new Heading(Text.name(classifier, ComparisonsSection.NAME)));
      blocks.add(Paragraph.body(comparison.verdict()));
      blocks.add(Figure.of(ScoreDiagram.of(comparison), ""));
      blocks.add(table(comparison));
    }
  }

  /** Empty where there are too few data sets or methods to rank. */
  private static Optional<ScoreComparison> comparison(Scores scores) {
    List<String> methods = scores.methods();
    List<String> datasets = List.copyOf(scores.settings().keySet());
    if (datasets.size() < FEWEST || methods.size() < 2 || methods.size() > MOST_METHODS) {
      return Optional.empty();
    }
    double[][] table =
        scores.settings().values().stream()
            .map(s -> methods.stream().mapToDouble(method -> scores.of(s, method)).toArray())
            .toArray(double[][]::new);
    boolean complete =
        IntStream.range(0, methods.size())
                .allMatch(m -> IntStream.range(0, table.length).anyMatch(d -> table[d][m] >= 0))
            && IntStream.range(0, table.length)
                .allMatch(d -> java.util.Arrays.stream(table[d]).anyMatch(score -> score >= 0));
    return complete
        ? Optional.of(
            ScoreComparison.of(
                new ScoreTable(methods, datasets, table),
                new ComparisonOptions(false, .05, Optional.empty(), OptionalDouble.empty())))
        : Optional.empty();
  }

  private static Table table(ScoreComparison comparison) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("Data set", Content.ROW_NAME)));
    Text over = Text.of("Balanced accuracy (%)");
    for (String method : comparison.table().methods()) {
      Text name = Text.name(method, ComparisonsSection.NAME);
      columns.add(new Column(over, name, Text.EMPTY, Content.NUMBERS));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int d = 0; d < comparison.table().datasets().size(); d++) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(Text.name(comparison.table().datasets().get(d), ComparisonsSection.NAME)));
      for (double score : comparison.table().scores()[d]) {
        row.add(Cell.of(score, NumberForm.PERCENT));
      }
      rows.add(row);
    }
    List<Cell> ranks = new ArrayList<>(List.of(Cell.of(Text.EMPTY.strong("Mean rank"))));
    comparison.meanRanks().forEach(rank -> ranks.add(Cell.of(rank, NumberForm.PLAIN)));
    Table.Group all = new Table.Group(Text.EMPTY, rows);
    return new Table(
        Text.EMPTY, columns, List.of(all, new Table.Group(Text.EMPTY, List.of(ranks))));
  }
}
