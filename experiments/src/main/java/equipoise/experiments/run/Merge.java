package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.NewDirectory;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Joins runs of parts of one study into one run directory; the parts are only read. */
public final class Merge {
  private final List<MergePart> parts;
  private final Map<String, MergedTrial> trials = new TreeMap<>();
  private final List<String> damaged = new ArrayList<>();

  private Merge(List<MergePart> parts) {
    this.parts = parts;
  }

  /**
   * What was joined.
   *
   * @param done trials with a result
   * @param failed trials recorded as failed
   * @param total trials of the whole study; 0 where an earlier version did not record it
   * @param damaged one line on each trial that was left out because its files are damaged
   */
  public record Outcome(int done, int failed, int total, List<String> damaged) {
    /** How many trials of the study no part holds intact. */
    public int missing() {
      return Math.max(0, total - done - failed);
    }

    /** 0 for a whole study without failures. */
    public int exitCode() {
      if (done == 0) {
        return 1;
      }
      return failed == 0 && missing() == 0 && damaged.isEmpty() ? 0 : 3;
    }
  }

  /** A trial's folder, with the labels that its run gave it. */
  private record MergedTrial(MergePart part, TrialResult result) {}

  /**
   * @param directories at least one
   * @param out a new or empty directory, which appears when all is in it
   * @throws DataException if they are runs of different studies, data, versions or engines, or one
   *     is no run directory; naming the two and what differs
   * @throws RunException if one of them is still being run, or {@code out} cannot be written
   */
  public static Outcome of(List<Path> directories, Path out) {
    List<MergePart> parts = directories.stream().map(MergePart::of).toList();
    parts.forEach(part -> part.requireLike(parts.get(0)));
    Merge merge = new Merge(parts);
    parts.forEach(merge::take);
    try {
      new NewDirectory(out).write(merge::write);
    } catch (IOException e) {
      throw new RunException(
          out + ": cannot be written (" + Reason.of(e) + "); --out is a new or empty directory", e);
    }
    return merge.outcome();
  }

  private Outcome outcome() {
    int done = (int) trials.values().stream().filter(trial -> trial.result().done()).count();
    int total = parts.stream().mapToInt(MergePart::total).max().orElse(0);
    return new Outcome(done, trials.size() - done, total, List.copyOf(damaged));
  }

  private void take(MergePart part) {
    for (TrialResult line : part.run().readResults()) {
      try {
        TrialResult result = part.intact(line);
        MergedTrial other = trials.get(result.key());
        if (other == null || !other.result().done()) {
          trials.put(result.key(), new MergedTrial(part, result));
        } else if (result.done() && !RunStore.line(result).equals(RunStore.line(other.result()))) {
          throw new DataException(
              "trial %s has other results in %s than in %s; 'replay' tells which stage differs"
                  .formatted(result.key(), part.root(), other.part().root()));
        }
      } catch (TrialFiles.Damaged e) {
        damaged.add(e.getMessage() + "; the trial is left out");
      }
    }
  }

  private void write(Path folder) throws IOException {
    RunDirectory merged = new RunDirectory(folder);
    RunDirectory first = parts.get(0).run();
    Files.copy(first.studyFile(), merged.studyFile());
    Files.copy(first.resolvedStudy(), merged.resolvedStudy());
    for (Map.Entry<String, MergedTrial> trial : trials.entrySet()) {
      copy(trial.getValue().part().run().trial(trial.getKey()), merged.trial(trial.getKey()));
    }
    for (MergePart part : parts) {
      for (String shared : List.of("generated", "sheets", "models")) {
        copy(part.root().resolve(shared), folder.resolve(shared));
      }
    }
    Path work = folder.resolve(RunStore.WORK);
    RunStore store = new RunStore(merged, warning -> {});
    store.writeResults(trials.values().stream().map(MergedTrial::result).toList());
    Files.writeString(merged.provenance(), RunStore.pretty(provenance()) + "\n");
    if (Files.exists(work)) {
      AtomicFiles.delete(work);
    }
  }

  /** That of the first part, with the sessions of all. */
  private JsonNode provenance() {
    ObjectNode json = parts.get(0).provenance().deepCopy();
    ArrayNode sessions = json.putArray("sessions");
    parts.forEach(part -> part.provenance().path("sessions").forEach(sessions::add));
    ArrayNode from = json.putArray("mergedFrom");
    parts.forEach(part -> from.add(part.root().toAbsolutePath().normalize().toString()));
    return json;
  }

  /** What is there already stays; unfinished trainings are left out. */
  private void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (from.relativize(file).startsWith("unfinished") || Files.exists(target)) {
          continue;
        }
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!Files.isRegularFile(file)) {
          damaged.add(file + ": is no file but a pipe, a device or a broken link; it is left out");
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
