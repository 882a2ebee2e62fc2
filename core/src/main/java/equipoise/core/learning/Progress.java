package equipoise.core.learning;

import equipoise.core.data.Dataset;
import java.util.function.Supplier;

/** Where long work says how far it is and asks whether it should go on. */
public interface Progress {
  /**
   * @param stage what is being done, such as "epoch" or "step"
   * @param done from 0 to {@code total}
   */
  void report(String stage, long done, long total);

  /** Whether the work is no longer wanted; it then ends with {@link Cancelled}. */
  default boolean cancelled() {
    return false;
  }

  /** Examples worth a look while the work goes on, such as a generator's samples. */
  default void samples(String stage, long done, Dataset samples) {}

  /**
   * Where the work has come to, for whoever compares two runs of it: the first trace that differs
   * is where they part.
   *
   * @param stage such as {@code weights}
   * @param step from 0
   * @param hash of what the work has then; computed only if somebody compares
   */
  default void trace(String stage, long step, Supplier<String> hash) {}

  /** What the reader of the log and the report must know. */
  default void note(Note note) {}

  /** Throws {@link Cancelled} if the work is no longer wanted. */
  default void checkpoint() {
    if (cancelled()) {
      throw new Cancelled();
    }
  }

  /** Reports nothing and never cancels. */
  static Progress none() {
    return (stage, done, total) -> {};
  }

  /** Thrown by work that was cancelled. */
  final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled() {
      super("cancelled");
    }
  }
}
