package equipoise.experiments.run;

import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyClassifier;
import java.util.List;
import java.util.function.Consumer;

/**
 * Opens what trials of a study run in, as the options say.
 *
 * @param worker the main class of processes for trials
 */
record TrialHosts(Study study, LocalTrials.Supplies supplies, RunOptions options, Class<?> worker) {
  /**
   * Work that asks nobody whether it should end can be stopped with its process only.
   *
   * @throws OutputRefused naming the classifiers that cannot be stopped
   */
  void requireStoppable() {
    if (options.isolation().inProcesses() || options.isolation().limit().isEmpty()) {
      return;
    }
    List<String> unstoppable =
        study.classifiers().stream()
            .filter(classifier -> !classifier.trainsNetwork())
            .map(StudyClassifier::label)
            .toList();
    if (!unstoppable.isEmpty()) {
      throw new OutputRefused(
          "--trial-timeout needs --isolation process here: "
              + String.join(", ", unstoppable)
              + " cannot be stopped in the middle within this process");
    }
  }

  /**
   * @param grid all trials of the study
   * @param notes is given what a reader of the run's log should know
   */
  TrialHost host(List<Trial> grid, Consumer<String> notes) {
    Isolation isolation = options.isolation();
    if (isolation.inProcesses()) {
      TrialProcesses.Setting setting =
          new TrialProcesses.Setting(
              job(grid),
              worker,
              supplies.directory().root().resolve(RunStore.WORK),
              isolation.limit());
      return new TrialProcesses(supplies, setting, notes);
    }
    LocalTrials.Manner manner =
        new LocalTrials.Manner(
            study.augmentation(), options.saveModels(), options.cache(), isolation.limit());
    return new LocalTrials(supplies, manner, notes);
  }

  /** What the children must know to make the same trials of the study. */
  private WorkerMessages.Job job(List<Trial> grid) {
    return new WorkerMessages.Job(
        supplies.directory().root().toAbsolutePath().toString(),
        "",
        StudyMessage.of(study, options, grid),
        options.cache().map(cache -> cache.root().toAbsolutePath().toString()).orElse(null));
  }
}
