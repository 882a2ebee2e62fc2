package equipoise.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.core.metrics.Figures;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.MethodRecord;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.Caveats;
import equipoise.reports.findings.Verdict;
import equipoise.reports.results.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run directory whose figures a test writes down: 90 training images (80 "a", 10 "b"), and
 * predictions of 500 test images of each class that come as near to the figures as these allow.
 */
final class FindingsFixture {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final OriginCounts REAL = new OriginCounts(80, 0, 0, 0);
  private static final int TEST_IMAGES = 500;
  private final Path root;
  boolean predictions = true;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  FindingsFixture(Path root) {
    this.root = root;
  }

  /** One method on data set "d". */
  final class Arm {
    private final String method;
    private final String classifier;
    private MethodRecord record;
    private OriginCounts ofA = REAL;
    private OriginCounts ofB = new OriginCounts(10, 0, 0, 0);
    private List<TrialRecord.Remark> notes = List.of();
    private int notedRepeats = Integer.MAX_VALUE;
    private double recallOfB = Double.NaN;
    private double onValidation = Double.NaN;
    private int[][] confusion = {{4, 1}, {2, 3}};

    private Arm(String method, String classifier) {
      this.method = method;
      this.classifier = classifier;
      this.record = Origins.method(method);
    }

    Arm record(MethodRecord value) {
      record = value;
      return this;
    }

    /** Origins of the rows of class "b". */
    Arm filled(OriginCounts value) {
      ofB = value;
      return this;
    }

    /** Origins of the rows of class "a". */
    Arm largest(OriginCounts value) {
      ofA = value;
      return this;
    }

    Arm noted(Note.Kind kind, String className) {
      notes = List.of(new TrialRecord.Remark(kind, className, "a sentence that nobody searches"));
      return this;
    }

    /** The same, in the first repeats only. */
    Arm notedIn(int repeats, Note.Kind kind, String className) {
      notedRepeats = repeats;
      return noted(kind, className);
    }

    /** Recall of class "b" in all repeats; that of "a" follows from the balanced accuracy. */
    Arm recallOfB(double value) {
      recallOfB = value;
      return this;
    }

    /** Balanced accuracy on the validation images; else about that on the test images. */
    Arm validated(double value) {
      onValidation = value;
      return this;
    }

    Arm confusion(int[][] value) {
      confusion = value;
      return this;
    }

    /** Balanced accuracy of each repeat. */
    FindingsFixture scores(double... scores) throws IOException {
      for (int repeat = 0; repeat < scores.length; repeat++) {
        write(repeat, scores[repeat]);
      }
      return FindingsFixture.this;
    }

    /** One repeat anew, in place of what the arm of this name scored there. */
    FindingsFixture again(int repeat, double score) throws IOException {
      List<String> written = lines.get(method + classifier);
      write(repeat, score);
      written.set(repeat, written.remove(written.size() - 1));
      return FindingsFixture.this;
    }

    private void write(int repeat, double score) throws IOException {
      RunDirectory run = new RunDirectory(root);
      String key = (method + "-" + classifier + "-" + repeat).replace(' ', '-');
      Map<String, Double> recall = new LinkedHashMap<>();
      if (!Double.isNaN(recallOfB)) {
        recall.put("a", 2 * score - recallOfB);
        recall.put("b", recallOfB);
      }
      Map<String, Integer> counts = new LinkedHashMap<>(Map.of("a", 80));
      counts.put("b", 10);
      TrialRecord trial =
          new TrialRecord(
              key,
              null,
              List.of("a", "b"),
              record,
              Map.of("a", ofA, "b", ofB),
              confusion,
              null,
              repeat < notedRepeats ? notes : List.of(),
              null,
              0,
              null);
      Files.createDirectories(run.trial(key));
      JSON.writeValue(run.record(key).toFile(), trial);
      if (predictions) {
        int[][] predicted = predicted(recall.isEmpty() ? Map.of("a", score, "b", score) : recall);
        new PredictionFixture(List.of("a", "b"), key)
            .of(predicted, onValidation)
            .write(run.predictions(key), key);
      }
      lines
          .computeIfAbsent(method + classifier, arm -> new ArrayList<>())
          .add(
              JSON.writeValueAsString(
                  new TrialResult(
                      key,
                      "d",
                      method,
                      classifier,
                      repeat,
                      "done",
                      null,
                      counts,
                      Map.of("a", ofA.total(), "b", ofB.total()),
                      new Figures(
                          Map.of(Metric.BALANCED_ACCURACY, score),
                          recall.isEmpty() ? Map.of() : Map.of(Metric.RECALL, recall)))));
    }
  }

  /** Counts of [actual][predicted] with these recalls. */
  private static int[][] predicted(Map<String, Double> recall) {
    int a = right(recall.get("a"));
    int b = right(recall.get("b"));
    return new int[][] {{a, TEST_IMAGES - a}, {TEST_IMAGES - b, b}};
  }

  private static int right(double recall) {
    return (int) Math.round(TEST_IMAGES * Math.max(0, Math.min(1, recall)));
  }

  Arm arm(String method, String classifier) {
    return new Arm(method, classifier);
  }

  Arm arm(String method) {
    return arm(method, "lenet5");
  }

  /** An arm that interpolates 70 rows of class "b". */
  Arm smote() {
    return arm("smote").filled(new OriginCounts(10, 0, 70, 0));
  }

  /** A GAN that generates 70 rows of class "b". */
  Arm gan() {
    return arm("dcgan").filled(new OriginCounts(10, 0, 0, 70));
  }

  Run run() throws IOException {
    RunDirectory directory = new RunDirectory(root);
    Files.write(directory.results(), lines.values().stream().flatMap(List::stream).toList());
    return Run.read(directory);
  }

  Analysis analysis() throws IOException {
    return Analysis.of(run());
  }

  /** The verdict's words. */
  String verdict() throws IOException {
    Analysis analysis = analysis();
    String care = Caveats.of(analysis.run()).sentence(analysis.run());
    return Text.of(" ").joining(Verdict.of(analysis)).words() + " " + care;
  }

  /** The blocks of one section of the report. */
  List<Block> section(String id) throws IOException {
    return Report.of(run()).sections().stream()
        .filter(section -> section.id().equals(id))
        .map(Section::blocks)
        .findFirst()
        .orElse(List.of());
  }

  static String words(List<Block> blocks) {
    StringBuilder words = new StringBuilder();
    for (Block block : blocks) {
      if (block instanceof Paragraph paragraph) {
        words.append(paragraph.text().words()).append('\n');
      }
    }
    return words.toString();
  }

  static double[] plus(double base, double... differences) {
    return Arrays.stream(differences).map(d -> base + d).toArray();
  }

  static double[] constant(double value, int repeats) {
    double[] values = new double[repeats];
    Arrays.fill(values, value);
    return values;
  }
}
