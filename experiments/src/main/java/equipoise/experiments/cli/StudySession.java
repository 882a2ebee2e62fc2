package equipoise.experiments.cli;

import equipoise.core.trial.RunDirectory;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.RunOptions;
import equipoise.experiments.run.RunOutcome;
import equipoise.experiments.run.StudyRunner;
import equipoise.experiments.study.Study;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One study from plan to report, with its progress on standard error. */
final class StudySession {
  private static final int WIDTH = 100;

  private final Subcommand command;
  private final boolean json;

  StudySession(Subcommand command, boolean json) {
    this.command = command;
    this.json = json;
  }

  int plan(Study study, Path directory, RunOptions options) {
    Plan plan = new StudyRunner(study, directory, options, new Notes(command.err())).plan();
    if (json) {
      command.printJson(PlanText.json(plan));
    } else {
      PlanText.lines(study, directory, plan).forEach(command.out()::println);
      command.out().flush();
    }
    return 0;
  }

  int run(Study study, Path directory, RunOptions options) {
    RunOutcome outcome = interruptibly(study, directory, options);
    RunDirectory run = new RunDirectory(directory);
    String verdict = "";
    if (!outcome.interrupted() && outcome.done() + outcome.failed() > 0) {
      verdict = new FreshReport(run).verdict();
    }
    print(outcome, run, verdict);
    return outcome.exitCode();
  }

  /** An interrupt from the terminal cancels the run and waits until its finished work is safe. */
  private RunOutcome interruptibly(Study study, Path directory, RunOptions options) {
    try (ProgressDisplay display = ProgressDisplay.on(command.err())) {
      StudyRunner runner = new StudyRunner(study, directory, options, display);
      Interrupts.Registration registration = command.interrupts().during(runner::cancel);
      try {
        return runner.run();
      } finally {
        registration.close();
      }
    }
  }

  private void print(RunOutcome outcome, RunDirectory run, String verdict) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("directory", run.root().toString());
      result.put("report", run.report().toString());
      result.put("verdict", verdict);
      result.put("done", outcome.done());
      result.put("failed", outcome.failed());
      result.put("total", outcome.total());
      result.put("interrupted", outcome.interrupted());
      command.printJson(result);
      return;
    }
    if (outcome.interrupted()) {
      command
          .err()
          .println(
              "equipoise: interrupted; "
                  + (outcome.done() + outcome.failed())
                  + " of "
                  + outcome.total()
                  + " trials are kept; rerun the command to resume");
      command.err().flush();
      return;
    }
    ResultTable.lines(run.readResults()).forEach(command.out()::println);
    if (outcome.failed() > 0) {
      command.out().println(outcome.failed() + " of " + outcome.total() + " trials failed.");
    }
    Lines.wrapped("", verdict, WIDTH).forEach(command.out()::println);
    command.out().println("Report: " + run.report());
    command.out().flush();
  }
}
