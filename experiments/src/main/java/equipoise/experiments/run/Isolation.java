package equipoise.experiments.run;

import java.time.Duration;
import java.util.Optional;

/**
 * Where trials run; their results do not depend on it.
 *
 * @param kind threads of this process, or processes of their own
 * @param limit of the time that a trial may take from when its data are ready, and each training of
 *     a generator too; empty for no limit
 */
public record Isolation(Kind kind, Optional<Duration> limit) {
  /** Threads of this process, without a limit. */
  public static final Isolation NONE = new Isolation(Kind.THREAD, Optional.empty());

  /** As on the command line, in lower case. */
  public enum Kind {
    THREAD,
    /** A crash of native code, a full memory or a hung trial then ends one trial, not the run. */
    PROCESS
  }

  public Isolation {
    limit.ifPresent(
        time -> {
          if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                "the time limit of a trial must be more than 0, but is " + time.toSeconds() + " s");
          }
        });
  }

  boolean inProcesses() {
    return kind == Kind.PROCESS;
  }
}
