package equipoise.experiments.run;

import equipoise.classifiers.training.LearnerRecipe;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.Study;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which trials of a study are still to be run, in which order, and what they cost. */
record Planning(
    Study study,
    RunDirectory directory,
    RunOptions options,
    EngineChoice engine,
    StudyData data,
    RunStore store) {
  /** Of all trials what this process runs, longest first, and about how long it takes. */
  Plan of(List<Trial> grid) {
    List<Trial> shard = Shards.of(grid, options.shard());
    Set<String> open =
        shard.stream().filter(this::isToRun).map(Trial::key).collect(Collectors.toSet());
    List<Trial> order = open.isEmpty() ? shard : longestFirst(shard, grid);
    List<Trial> toRun = order.stream().filter(trial -> open.contains(trial.key())).toList();
    double seconds = toRun.stream().mapToDouble(this::cost).sum() / options.workers();
    return new Plan(
        order,
        toRun,
        Duration.ofMillis(Math.round(1e3 * seconds)),
        study.trainsNetworks() ? engine.platform() : null,
        new OtherPlatforms(directory).count(grid),
        List.of(),
        List.of(),
        List.of(),
        memory(toRun));
  }

  /** Of each classifier on each data set of these trials. */
  private List<MemoryNeed> memory(List<Trial> trials) {
    Map<String, MemoryNeed> needs = new LinkedHashMap<>();
    for (Trial trial : trials) {
      String key = trial.data().name() + "\n" + trial.classifier().label();
      if (!needs.containsKey(key)) {
        needs.put(key, need(trial));
      }
    }
    return needs.values().stream().filter(need -> need.bytes() >= MemoryNeed.MUCH).toList();
  }

  private MemoryNeed need(Trial trial) {
    Dataset train = data.of(trial).train().data();
    double bytes = 0;
    if (train.isImages()) {
      LearnerRecipe recipe = trial.classifier().configured().create();
      try {
        bytes = recipe.memory(train.imageShape(), train.classes().size());
      } catch (IllegalArgumentException e) {
        bytes = 0; // its trials will say why it cannot be trained
      }
    }
    return new MemoryNeed(
        trial.data().name(), trial.classifier().label(), bytes, options.workers());
  }

  /** As {@link #of}, with the images of each part and what difference can be found. */
  Plan withSplits(List<Trial> grid) {
    List<SplitRow> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Foresight> expected = new ArrayList<>();
    for (DataSpec spec : study.data()) {
      Optional<Trial> first = grid.stream().filter(t -> t.data().equals(spec)).findFirst();
      if (first.isEmpty()) {
        continue; // a table, and everything in the study is for images
      }
      TrialData parts = data.of(first.get());
      if (spec.contrastTo().isEmpty()) {
        expected.add(Foresight.of(study, first.get(), parts, data.separation(spec)));
      }
      rows.addAll(
          SplitRow.of(
              spec.name(),
              parts,
              study.methods(),
              refusal -> notes.add(spec.name() + ": " + refusal)));
      parts.notes().stream()
          .filter(note -> note.kind() == Note.Kind.SPLIT)
          .forEach(note -> notes.add(spec.name() + ": " + note.sentence()));
    }
    return of(grid).withSplits(rows, notes, expected);
  }

  /** By data set and repeat as in the grid; in each of them what takes long comes first. */
  private List<Trial> longestFirst(List<Trial> shard, List<Trial> grid) {
    List<Trial> order = new ArrayList<>(shard);
    Map<String, Integer> groups = new HashMap<>();
    grid.forEach(trial -> groups.putIfAbsent(trial.group(), groups.size()));
    order.sort(
        Comparator.comparingInt((Trial trial) -> groups.get(trial.group()))
            .thenComparing(Comparator.comparingDouble(this::cost).reversed()));
    return order;
  }

  private boolean isToRun(Trial trial) {
    Optional<TrialResult> found = store.find(trial);
    return found.isEmpty()
        || options.retryFailed() && !found.get().done()
        || options.saveModels() && found.get().done() && lacksModel(trial);
  }

  private boolean lacksModel(Trial trial) {
    return trial.classifier().configured().entry().has(Trait.TRAINS_NETWORK)
        && !store.hasModel(trial.key());
  }

  /** Rough seconds of a trial, with its share of the generator that its method trains. */
  double cost(Trial trial) {
    TrainingSet train = data.of(trial).train();
    Workload work = Workload.of(train.data());
    double resampling =
        trial.method().resampling().map(r -> r.configured().seconds(work)).orElse(0.0);
    double shared = trial.method().generates() ? study.classifiers().size() : 1;
    int trainings = trial.method().adjustment().map(a -> a.create().trainings()).orElse(1);
    return trainings * trial.classifier().configured().seconds(work) + resampling / shared;
  }
}
