package equipoise.experiments.run;

import equipoise.experiments.engine.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run would do.
 *
 * @param trials all of the study or shard, in the order in which they start
 * @param unfinished those of them that have no result yet, or failed and are to be tried again
 * @param estimate of the time for these with the given workers; rough
 * @param platform what computes the networks, null if there are none
 * @param elsewhere finished trials of the directory that differ only in what computed them, by
 *     that; they are kept and not mixed with these
 * @param splits each class of each data set in the first repeat; empty where the plan is run
 * @param splitNotes what is to be known of these splits, one sentence each
 * @param foresight what may be found on each data set; empty where the plan is run
 * @param memory of classifiers that take much
 */
public record Plan(
    List<Trial> trials,
    List<Trial> unfinished,
    Duration estimate,
    Platform platform,
    Map<String, Integer> elsewhere,
    List<SplitRow> splits,
    List<String> splitNotes,
    List<Foresight> foresight,
    List<MemoryNeed> memory) {
  public Plan {
    foresight = List.copyOf(foresight);
    memory = List.copyOf(memory);
    splits = List.copyOf(splits);
    splitNotes = List.copyOf(splitNotes);
    trials = List.copyOf(trials);
    unfinished = List.copyOf(unfinished);
    elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
  }

  /** The same with what the first repeats are divided into and what may be found. */
  Plan withSplits(List<SplitRow> rows, List<String> notes, List<Foresight> expected) {
    return new Plan(
        trials, unfinished, estimate, platform, elsewhere, rows, notes, expected, memory);
  }

  /** What computes the networks, in how much memory, and what else is there; a sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (platform != null) {
      notes.add("Networks are trained by " + platform.words() + ".");
    }
    memory.forEach(need -> notes.add(need.sentence()));
    elsewhere.forEach(
        (words, count) ->
            notes.add(
                (count == 1 ? "1 trial" : count + " trials")
                    + " of this study in the directory "
                    + (count == 1 ? "was" : "were")
                    + " computed by "
                    + words
                    + ": kept, but not in these results; to compare, give each its own --out."));
    return List.copyOf(notes);
  }

  /** How many trials need not run again. */
  public int finished() {
    return trials.size() - unfinished.size();
  }

  /** How many trials are to run. */
  public int toRun() {
    return unfinished.size();
  }
}
