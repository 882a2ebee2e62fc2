package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.file.OutputFile;
import equipoise.core.trial.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is handed on, and where to.
 *
 * @param directories at least one
 * @param folder made if needed
 * @param published what is known of a data set's publication
 * @param data files and folders whose content may be described: a run directory may come from a
 *     stranger, who could name any file of ours as its data
 */
public record Interchange(
    List<RunDirectory> directories, Path folder, PublishedSet.Lookup published, List<Path> data) {
  public Interchange {
    directories = List.copyOf(directories);
    data = List.copyOf(data);
  }

  /** Whether a path is, through all links, one of {@link #data} or below it. */
  boolean mayDescribe(Path path) {
    try {
      Path real = path.toRealPath();
      for (Path allowed : data) {
        if (real.startsWith(allowed.toRealPath())) {
          return true;
        }
      }
      return false;
    } catch (IOException absent) {
      return false;
    }
  }

  /** {@code provenance.json}; a missing node if there is none. */
  static JsonNode provenance(RunDirectory run) {
    return tree(run, run.provenance());
  }

  /** {@code study.resolved.json}; a missing node if there is none. */
  static JsonNode study(RunDirectory run) {
    return tree(run, run.resolvedStudy());
  }

  private static JsonNode tree(RunDirectory run, Path file) {
    return Files.isRegularFile(file) ? run.readTree(file) : MissingNode.getInstance();
  }

  /** Writes JSON into the folder. */
  Path save(String name, ObjectNode json) {
    Path file = folder.resolve(name);
    byte[] text = (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(folder);
      new OutputFile(file).write(out -> out.write(text));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
    return file;
  }
}
