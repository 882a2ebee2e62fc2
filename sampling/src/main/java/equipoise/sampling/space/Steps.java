package equipoise.sampling.space;

import equipoise.core.learning.Progress;

/** How far several threads are with one piece of work; their reports come one at a time. */
final class Steps {
  private static final int REPORTS = 200;

  private final Progress progress;
  private final String stage;
  private final long total;
  private long done;
  private long reported;

  Steps(Progress progress, String stage, long total) {
    this.progress = progress;
    this.stage = stage;
    this.total = total;
  }

  void checkpoint() {
    progress.checkpoint();
  }

  synchronized void done(long steps) {
    done += steps;
    if (done == total || done - reported >= total / REPORTS) {
      reported = done;
      progress.report(stage, done, total);
    }
  }
}
