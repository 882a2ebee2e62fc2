package equipoise.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.experiments.study.Study;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a run and the processes of a cluster say to each other, as JSON. */
final class RemoteMessages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RemoteMessages() {}

  /**
   * @param version of Equipoise
   * @param java feature release
   * @param limitSeconds of the time of a trial, null for none
   */
  record Job(String version, int java, StudyMessage study, Long limitSeconds) {
    static Job of(Study study, RunOptions options, List<Trial> grid) {
      return new Job(
          Environment.version(),
          Runtime.version().feature(),
          StudyMessage.of(study, options, grid),
          options.isolation().limit().map(Duration::toSeconds).orElse(null));
    }

    Optional<Duration> limit() {
      return Optional.ofNullable(limitSeconds).map(Duration::ofSeconds);
    }
  }

  /**
   * One cell of the grid, by its place in the study.
   *
   * @param key that the trial must have
   * @param data position in the study, as {@code method} and {@code classifier}
   * @param generates whether its generator is to be trained, rather than the trial run
   * @param failure of its generator, null if there is none or it did not fail
   * @param seconds that its generator took, null if unknown
   */
  record Step(
      String key,
      int data,
      int method,
      int classifier,
      int repeat,
      int fold,
      boolean generates,
      String failure,
      Double seconds) {}

  static String line(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message is always JSON", e);
    }
  }

  static <T> T read(String line, Class<T> type) {
    try {
      return JSON.readValue(line, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the run sent what its process cannot read", e);
    }
  }
}
