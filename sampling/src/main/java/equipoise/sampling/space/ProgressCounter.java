package equipoise.sampling.space;

import equipoise.core.learning.Progress;

/**
 * How far one piece of work is, of which several threads may do parts: their reports come one at a
 * time, about two hundred in all.
 */
public final class ProgressCounter {
  private static final int REPORTS = 200;

  private final Progress progress;
  private final String stage;
  private final long total;
  private long done;
  private long reported;

  /**
   * @param stage what is being done, such as "neighbours"
   * @param total steps of the whole piece
   */
  public ProgressCounter(Progress progress, String stage, long total) {
    this.progress = progress;
    this.stage = stage;
    this.total = total;
  }

  /** Throws {@link Progress.Cancelled} if the work is no longer wanted. */
  public void checkpoint() {
    progress.checkpoint();
  }

  /** One more step; throws {@link Progress.Cancelled} if the work is no longer wanted. */
  public void done() {
    done(1);
  }

  /** Some more steps; throws {@link Progress.Cancelled} if the work is no longer wanted. */
  public synchronized void done(long steps) {
    progress.checkpoint();
    done += steps;
    if (done > reported && (done == total || done - reported >= total / REPORTS)) {
      reported = done;
      progress.report(stage, done, total);
    }
    progress.checkpoint();
  }
}
