package equipoise.experiments.cli;

import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.run.Replay;
import equipoise.experiments.run.Replay.Finding;
import equipoise.experiments.run.Replay.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Runs trials again from their record and says of each whether it comes to the same: equal in"
          + " every bit, within tolerance (probabilities differ by at most .001), or different, and"
          + " then at which stage first.",
      "Nothing is written to the run directory."
    },
    footer = {"", "Example:", "  equipoise replay runs/demo", "  equipoise replay runs/demo 3fa9"})
final class ReplayCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "RUN_DIR", description = "A run directory.")
  Path root;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TRIAL",
      description = "The start of a trial's key; default: all trials.")
  String trial;

  @Option(names = "--json", description = "Print the findings as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Replay replay =
        Replay.of(
            root,
            note -> {
              err().println("equipoise: " + Lines.single(note));
              err().flush();
            });
    RunDirectory run = new RunDirectory(root);
    List<TrialResult> chosen =
        trial == null ? run.readResults() : List.of(TrialChoice.of(run, trial));
    Map<String, TrialResult> byKey =
        chosen.stream().collect(Collectors.toMap(TrialResult::key, result -> result));
    List<Finding> findings = new ArrayList<>();
    try (Interruptible progress = new Interruptible(Progress.none(), this)) {
      replay.run(
          chosen,
          progress,
          finding -> {
            findings.add(finding);
            if (!json) {
              out().println(line(byKey.get(finding.key()), finding));
              out().flush();
            }
          });
    }
    if (json) {
      printJson(findings.stream().map(ReplayCommand::json).toList());
    }
    return exitCode(findings);
  }

  private static String line(TrialResult result, Finding finding) {
    String words =
        "%s  %s, %s, %s, repeat %d%s: %s"
            .formatted(
                finding.key(),
                result.dataset(),
                result.method(),
                result.classifier(),
                result.repeat() + 1,
                result.fold() == null ? "" : ", fold " + (result.fold() + 1),
                word(finding));
    return Lines.single(
        finding.verdict() == Verdict.EQUAL
            ? words
            : words + ", first at " + finding.stage() + ": " + finding.detail());
  }

  private static String word(Finding finding) {
    return finding.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", finding.key());
    json.put("verdict", word(finding));
    json.put("stage", finding.stage().isEmpty() ? null : finding.stage());
    json.put("detail", finding.detail().isEmpty() ? null : finding.detail());
    return json;
  }

  /** As of a run: different is failed. */
  private static int exitCode(List<Finding> findings) {
    long different =
        findings.stream().filter(finding -> finding.verdict() == Verdict.DIFFERENT).count();
    if (different == 0) {
      return 0;
    }
    return different == findings.size() ? 1 : 3;
  }
}
