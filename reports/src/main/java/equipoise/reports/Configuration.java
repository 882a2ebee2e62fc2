package equipoise.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import equipoise.core.Visible;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was run, on what, how long it took and how to run it again.
 *
 * @param settings the resolved study, a line a key
 * @param raw the same as JSON, empty if there is none
 * @param environment of the trials, and what provenance.json says
 * @param stages names of the columns of {@code times}
 */
record Configuration(
    List<Pair> settings,
    String raw,
    List<Pair> environment,
    String provenance,
    List<String> stages,
    List<Times> times,
    List<Note> notes,
    boolean hasStudy) {
  private static final int MOST_LINES = 150;
  private static final int LONGEST_RAW = 100_000;

  record Pair(String name, String value) {}

  /**
   * @param seconds mean over repeats, one a stage
   */
  record Times(
      String dataset, String classifier, String method, List<String> seconds, String memory) {}

  /**
   * @param where the arms that have the note
   */
  record Note(String text, String where, int trials) {}

  static Configuration of(Run run) {
    List<Pair> settings = new ArrayList<>();
    flatten("", run.study(), settings);
    List<Pair> environment = new ArrayList<>(environment(run.records().values()));
    flatten("", run.provenance(), environment);
    List<String> stages = stages(run.records().values());
    return new Configuration(
        limited(settings),
        json(run.study()),
        limited(environment),
        json(run.provenance()),
        stages,
        times(run, stages),
        notes(run),
        !run.study().isMissingNode());
  }

  /** A line a key; an object in a list, or one of plain values, stays on one line. */
  private static void flatten(String path, JsonNode node, List<Pair> lines) {
    if (node.isObject() && (path.isEmpty() || !flat(node))) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(e -> flatten(prefix + e.getKey(), e.getValue(), lines));
    } else if (node.isArray() && !flat(node)) {
      for (int i = 0; i < node.size(); i++) {
        lines.add(pair(i == 0 ? path : "", node.get(i)));
      }
    } else if (!node.isMissingNode()) {
      lines.add(pair(path, node));
    }
  }

  private static Pair pair(String path, JsonNode value) {
    return new Pair(Visible.line(path, 120), Visible.line(inline(value)));
  }

  private static boolean flat(JsonNode node) {
    for (JsonNode child : node) {
      if (child.isContainerNode() && !child.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Such as "symbols, format embedded, imbalance (longTail (ratio 50))". */
  private static String inline(JsonNode node) {
    List<String> parts = new ArrayList<>();
    if (node.isObject()) {
      String name = node.path("name").asText("");
      node.properties()
          .forEach(
              e -> {
                boolean repeated = e.getKey().equals("label") && e.getValue().asText().equals(name);
                if (!repeated) {
                  parts.add(
                      e.getKey().equals("name") ? name : e.getKey() + " " + nested(e.getValue()));
                }
              });
      return String.join(", ", parts);
    }
    if (node.isArray()) {
      node.forEach(child -> parts.add(nested(child)));
      return String.join(", ", parts);
    }
    return node.isNull() ? "–" : node.asText();
  }

  private static String nested(JsonNode node) {
    if (node.isContainerNode() && node.isEmpty()) {
      return "none";
    }
    return node.isContainerNode() ? "(" + inline(node) + ")" : inline(node);
  }

  private static List<Pair> limited(List<Pair> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<Pair> kept = new ArrayList<>(lines.subList(0, MOST_LINES));
    kept.add(new Pair("…", (lines.size() - MOST_LINES) + " more lines in the run’s folder"));
    return kept;
  }

  private static String json(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    try {
      String text =
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node);
      return lines(text.length() > LONGEST_RAW ? text.substring(0, LONGEST_RAW) + "\n…" : text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }

  private static String lines(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append(Visible.line(line, 20_000)).append('\n'));
    return lines.toString();
  }

  private static List<Pair> environment(Collection<TrialRecord> records) {
    Map<String, Set<String>> values = new TreeMap<>();
    for (TrialRecord record : records) {
      if (record.environment() != null) {
        record
            .environment()
            .forEach(
                (k, v) ->
                    values.computeIfAbsent(k, x -> new LinkedHashSet<>()).add(String.valueOf(v)));
      }
    }
    return values.entrySet().stream()
        .map(
            e ->
                new Pair(
                    Visible.line(e.getKey(), 80), Visible.line(String.join("; ", e.getValue()))))
        .toList();
  }

  private static List<String> stages(Collection<TrialRecord> records) {
    Set<String> present = new LinkedHashSet<>(List.of("generate", "resample", "train", "test"));
    Set<String> seen = new LinkedHashSet<>();
    records.stream()
        .filter(r -> r.seconds() != null)
        .forEach(r -> seen.addAll(r.seconds().keySet()));
    present.retainAll(seen);
    seen.stream().sorted().filter(s -> !s.equals("total")).forEach(present::add);
    if (seen.contains("total")) {
      present.add("total");
    }
    return present.stream().limit(8).toList();
  }

  private static List<Times> times(Run run, List<String> stages) {
    List<Times> times = new ArrayList<>();
    for (Setting setting : run.settings()) {
      for (Arm arm : setting.arms()) {
        List<TrialRecord> records =
            arm.trials().stream()
                .flatMap(t -> run.record(t).stream())
                .filter(r -> r.seconds() != null)
                .toList();
        if (!records.isEmpty()) {
          times.add(
              new Times(
                  Visible.line(setting.dataset(), 80),
                  Visible.line(setting.classifier(), 80),
                  Visible.line(arm.method(), 80),
                  stages.stream().map(stage -> mean(records, stage)).toList(),
                  Numbers.bytes(
                      records.stream().mapToLong(TrialRecord::peakMemoryBytes).max().orElse(0))));
        }
      }
    }
    return times;
  }

  private static String mean(List<TrialRecord> records, String stage) {
    double mean =
        records.stream()
            .map(r -> r.seconds().get(stage))
            .filter(s -> s != null)
            .mapToDouble(s -> s)
            .average()
            .orElse(Double.NaN);
    return Double.isNaN(mean) ? "–" : Numbers.seconds(mean);
  }

  /**
   * Notes that differ in numbers only stand together; those that every reader must see come first.
   */
  private static List<Note> notes(Run run) {
    Map<String, List<TrialResult>> trials = new TreeMap<>();
    Map<String, String> examples = new TreeMap<>();
    for (TrialResult trial : run.results()) {
      List<String> notes =
          run.record(trial).map(TrialRecord::notes).orElse(List.of()).stream()
              .map(TrialRecord.Remark::sentence)
              .toList();
      for (String note : notes) {
        String kind = String.valueOf(note).replaceAll("\\d+(\\.\\d+)?", "#");
        examples.putIfAbsent(kind, String.valueOf(note));
        List<TrialResult> having = trials.computeIfAbsent(kind, k -> new ArrayList<>());
        if (!having.contains(trial)) {
          having.add(trial);
        }
      }
    }
    return trials.entrySet().stream()
        .sorted(Comparator.comparing(e -> !Caveats.isFallback(e.getKey())))
        .limit(MOST_LINES)
        .map(
            e ->
                new Note(
                    Visible.line(examples.get(e.getKey())),
                    where(e.getValue()),
                    e.getValue().size()))
        .toList();
  }

  private static String where(List<TrialResult> trials) {
    Set<String> arms = new LinkedHashSet<>();
    trials.forEach(t -> arms.add(t.method() + " on " + t.dataset()));
    return Visible.line(String.join("; ", arms), 200);
  }
}
