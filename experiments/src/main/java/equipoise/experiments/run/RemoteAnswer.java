package equipoise.experiments.run;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of a {@link RemoteTask}.
 *
 * @param text the reason of {@link Kind#LOST}, {@link Kind#DATA} and {@link Kind#REFUSED}, or why a
 *     trial failed or a generator could not be trained; else null
 * @param seconds that a generator took, null if unknown
 * @param files of an outcome or of a generator by their paths in a run directory
 */
public record RemoteAnswer(Kind kind, String text, Double seconds, Map<String, byte[]> files)
    implements Serializable {
  /** What an answer says. */
  public enum Kind {
    /** The trial has an outcome. */
    FINISHED,
    /** The generator was tried. */
    GENERATED,
    /** No process that began the task has lived to its end. */
    LOST,
    /** The data are not those of the trials' keys: the run is to end. */
    DATA,
    /** The process is of no use to this run, as its Java is another: the run is to end. */
    REFUSED
  }

  public RemoteAnswer {
    files = new HashMap<>(files);
  }

  /** The same with these files. */
  public RemoteAnswer with(Map<String, byte[]> others) {
    return new RemoteAnswer(kind, text, seconds, others);
  }

  /** An answer without files. */
  public static RemoteAnswer of(Kind kind, String text) {
    return new RemoteAnswer(kind, text, null, Map.of());
  }
}
