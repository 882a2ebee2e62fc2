package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a run may be written to a directory: it is new, empty, or holds a run of the study. */
final class OutputDirectory {
  /** Files that a killed run may have left before it wrote anything else. */
  private static final Set<String> OURS = Set.of(RunLock.FILE, RunStore.WORK);

  private final RunDirectory directory;

  OutputDirectory(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * @param force whether a run of another study may be there, whose files are replaced
   * @throws OutputRefused if there is anything else
   */
  void require(Study study, boolean force) {
    Path root = directory.root();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new OutputRefused(
          root + ": is a file, but a run needs a directory; choose another --out");
    }
    if (!Files.exists(root) || entries().stream().allMatch(OURS::contains)) {
      return;
    }
    String other =
        studyName()
            .orElseThrow(
                () ->
                    new OutputRefused(
                        root
                            + ": is not empty and no run directory, so nothing is written to it;"
                            + " choose a new or empty directory for --out"));
    if (!other.equals(study.name()) && !force) {
      throw new OutputRefused(
          "%s: holds a run of the study '%s', not of '%s'; choose another --out, or give --force to replace it"
              .formatted(root, other, study.name()));
    }
  }

  private List<String> entries() {
    try (Stream<Path> list = Files.list(directory.root())) {
      return list.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new RunException(
          directory.root() + ": cannot be read (" + Reason.of(e) + "); choose another --out", e);
    }
  }

  /** The study that was run here; empty if this is no run directory. */
  private Optional<String> studyName() {
    if (!Files.isRegularFile(directory.resolvedStudy())) {
      return Optional.empty();
    }
    try {
      JsonNode resolved = directory.readTree(directory.resolvedStudy());
      boolean isStudy = resolved.path("study").isTextual() && resolved.has("methods");
      return isStudy ? Optional.of(resolved.path("study").asText()) : Optional.empty();
    } catch (DataException damaged) {
      return Optional.empty();
    }
  }

  /** One line on trials of an earlier version, which are kept and not used. */
  Optional<String> olderTrials() {
    if (!Files.isRegularFile(directory.provenance()) || !Files.isDirectory(directory.trials())) {
      return Optional.empty();
    }
    try {
      int format = directory.readTree(directory.provenance()).path("format").asInt(0);
      return format >= Grid.FORMAT
          ? Optional.empty()
          : Optional.of(
              "%s was written by an earlier version of Equipoise (format %d, this version's is %d): its trials are kept, but run again"
                  .formatted(directory.root(), format, Grid.FORMAT));
    } catch (DataException damaged) {
      return Optional.empty();
    }
  }

  void create() {
    try {
      Files.createDirectories(directory.root());
    } catch (IOException e) {
      throw new RunException(directory.root() + ": cannot be created (" + Reason.of(e) + ")", e);
    }
  }
}
