package equipoise.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.experiments.cache.CacheDirectory;
import java.nio.file.Path;
import java.util.Optional;

/** What a run and its child processes say to each other: one JSON document a line. */
final class WorkerMessages {
  /** Tells the child's replies from whatever native code prints. */
  private static final String MARK = "@equipoise ";

  private static final ObjectMapper JSON = new ObjectMapper();

  private WorkerMessages() {}

  /**
   * The first line to a child: all that its trials have in common.
   *
   * @param root the run directory, absolute
   * @param work the child's own folder in it for what is not finished
   * @param cache of generators, null for none
   */
  record Job(String root, String work, StudyMessage study, String cache) {
    Optional<CacheDirectory> caches() {
      return Optional.ofNullable(cache).map(path -> new CacheDirectory(Path.of(path)));
    }

    Job in(Path folder) {
      return new Job(root, folder.toString(), study, cache);
    }
  }

  /**
   * A trial to run, or the generator of one to train.
   *
   * @param failure of the generator, null if there is none or it did not fail
   * @param seconds that the generator took in another process, null if unknown
   */
  record Task(String key, boolean generates, String failure, Double seconds) {}

  /** What a reply says. */
  enum Kind {
    /** The child takes tasks. */
    READY,
    /** A sign of life. */
    ALIVE,
    /** The data of a task are read and divided: its time begins. */
    STARTED,
    /** {@code text} is the stage. */
    PROGRESS,
    /** {@code text} is a sentence for the run's log. */
    NOTE,
    /** The trial has an outcome: {@code text} is its folder. */
    FINISHED,
    /** The generator was tried; {@code text} says why it failed, or is null. */
    GENERATED,
    /** The data have changed: the run is to end. */
    DATA,
    /** The run directory cannot be written: the run is to end. */
    UNWRITABLE
  }

  /**
   * @param seconds that a generator took, null if unknown
   */
  record Reply(Kind kind, String text, long done, long total, Double seconds) {
    static Reply of(Kind kind, String text) {
      return new Reply(kind, text, 0, 0, null);
    }
  }

  static String line(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message is always JSON", e);
    }
  }

  static String marked(Reply reply) {
    return MARK + line(reply);
  }

  /** The reply of a line; empty if it is none. */
  static Optional<Reply> reply(String line) {
    int start = line.indexOf(MARK);
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(line.substring(start + MARK.length()), Reply.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static Job job(String line) throws JsonProcessingException {
    return JSON.readValue(line, Job.class);
  }

  static Task task(String line) throws JsonProcessingException {
    return JSON.readValue(line, Task.class);
  }
}
