package equipoise.reports.sections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import equipoise.core.Visible;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Listing;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was run, on what, where, and how to run it again. */
public final class ConfigurationSection implements ReportSection {
  private static final int LONGEST_RAW = 100_000;

  @Override
  public String id() {
    return "configuration";
  }

  @Override
  public String title() {
    return "Configuration";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    Run run = analysis.run();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.of("Study"));
    if (run.study().isMissingNode()) {
      blocks.add(Paragraph.body("The run directory has no resolved study."));
    } else {
      blocks.add(pairs(JsonLines.of(run.study())));
      blocks.add(raw("As JSON", run.study()));
    }
    sizes(run, blocks);
    environment(run, blocks);
    blocks.add(Heading.of("Run it again"));
    blocks.add(new Listing("./equipoise run study.yaml --out DIR"));
    blocks.add(
        Paragraph.hint(
            Text.of("with the file ")
                .code("study.yaml")
                .plain(" of this run’s directory, where paths to data are relative to the place it")
                .plain(" came from. The same study on the same machine gives the same ")
                .code("results.jsonl")
                .plain(", byte for byte. ")
                .code("./equipoise report RUN_DIR")
                .plain(" draws this page again without training anything.")));
    return blocks;
  }

  private static void sizes(Run run, List<Block> blocks) {
    List<List<Cell>> rows = new ArrayList<>();
    for (String dataset : run.datasets()) {
      Setting setting = run.of(dataset).get(0);
      rows.add(
          List.of(
              Cell.of(Text.name(dataset, 80)),
              Cell.of(setting.classesByRarity().size(), NumberForm.COUNT),
              size(setting.trials().stream().mapToLong(RecordedTrial::trainSize).toArray()),
              size(setting.trials().stream().mapToLong(RecordedTrial::testSize).toArray())));
    }
    if (!rows.isEmpty()) {
      blocks.add(Heading.of("Data"));
      blocks.add(
          Paragraph.hint(
              "Of a trial, mean over repeats: training images before resampling and without those"
                  + " for validation."));
      blocks.add(
          Table.of(
              Text.EMPTY,
              List.of(
                  Column.of("Data set", Content.WORDS),
                  Column.of("Classes", Content.NUMBERS),
                  Column.of("Training images", Content.NUMBERS),
                  Column.of("Test images", Content.NUMBERS)),
              rows));
    }
  }

  /** The mean of those that are known. */
  private static Cell size(long[] sizes) {
    double mean =
        java.util.Arrays.stream(sizes).filter(size -> size > 0).average().orElse(Double.NaN);
    return Cell.of(mean, NumberForm.COUNT);
  }

  private static void environment(Run run, List<Block> blocks) {
    blocks.add(Heading.of("Environment"));
    List<JsonLines.Line> lines = new ArrayList<>(recorded(run));
    lines.addAll(JsonLines.of(JsonLines.withoutMissingParts(run.provenance())));
    if (lines.isEmpty()) {
      blocks.add(Paragraph.body("The run directory does not say where it was made."));
      return;
    }
    blocks.add(pairs(lines));
    if (!run.provenance().isMissingNode()) {
      blocks.add(raw("provenance.json", run.provenance()));
    }
  }

  /** What the trials say of their environment, all values of a key on one line. */
  private static List<JsonLines.Line> recorded(Run run) {
    Map<String, Set<String>> values = new TreeMap<>();
    run.trials().stream()
        .flatMap(trial -> trial.record().stream())
        .map(TrialRecord::environment)
        .filter(environment -> environment != null)
        .flatMap(environment -> environment.entrySet().stream())
        .forEach(
            e ->
                values
                    .computeIfAbsent(e.getKey(), key -> new LinkedHashSet<>())
                    .add(String.valueOf(e.getValue())));
    return values.entrySet().stream()
        .map(e -> new JsonLines.Line(e.getKey(), String.join("; ", e.getValue())))
        .toList();
  }

  private static Table pairs(List<JsonLines.Line> lines) {
    List<Column> columns = List.of(Column.of("", Content.ROW_NAME), Column.of("", Content.PROSE));
    return Table.of(
        Text.EMPTY,
        columns,
        lines.stream()
            .map(
                line ->
                    List.of(
                        Cell.of(Text.name(line.key(), 120)),
                        Cell.of(Text.name(line.value(), Visible.LONGEST_LINE))))
            .toList());
  }

  private static Fold raw(String summary, JsonNode node) {
    try {
      String text =
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node);
      return new Fold(
          Text.of(summary),
          false,
          List.of(
              new Listing(
                  text.length() > LONGEST_RAW ? text.substring(0, LONGEST_RAW) + "\n…" : text)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }
}
