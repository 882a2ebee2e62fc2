package equipoise.experiments.spark;

import equipoise.experiments.run.RemoteTrials;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkFiles;
import org.apache.spark.broadcast.Broadcast;

/**
 * What all trials of a study share in an executor. It is broadcast, so an executor has one, and
 * reads the study and the data once.
 */
final class Site implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String message;
  private final HashMap<String, Broadcast<byte[]>> data;
  private final transient Map<String, RemoteTrials> trials = new ConcurrentHashMap<>();

  /**
   * @param message of the job
   * @param data sets by name
   */
  Site(String message, Map<String, Broadcast<byte[]>> data) {
    this.message = message;
    this.data = new HashMap<>(data);
  }

  /** With a place for what is opened. */
  private Object readResolve() {
    return new Site(message, data);
  }

  /**
   * Opened by the first trial; whoever asks meanwhile waits.
   *
   * @param gpu the number of the GPU to use; empty for the first, if the trials use any
   */
  RemoteTrials trials(String gpu) {
    return trials.computeIfAbsent(
        gpu,
        number ->
            new RemoteTrials(
                message,
                name -> Optional.ofNullable(data.get(name)).map(Broadcast::value),
                scratch(),
                number));
  }

  /** In the executor's own folder, which Spark's worker cleans. */
  private static Path scratch() {
    Path root = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath();
    try {
      return Files.createTempDirectory(root, "equipoise-");
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": cannot be written", e);
    }
  }
}
