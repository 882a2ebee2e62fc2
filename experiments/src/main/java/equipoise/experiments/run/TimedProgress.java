package equipoise.experiments.run;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.time.Duration;
import java.util.Optional;

/** Cancels work, at its next checkpoint, when it has taken longer than a limit. */
final class TimedProgress implements Progress {
  private final Progress progress;
  private final Optional<Duration> limit;
  private final long begun = System.nanoTime();

  TimedProgress(Progress progress, Optional<Duration> limit) {
    this.progress = progress;
    this.limit = limit;
  }

  @Override
  public boolean cancelled() {
    return progress.cancelled() || late();
  }

  private boolean late() {
    return limit.isPresent() && System.nanoTime() - begun > limit.get().toNanos();
  }

  /**
   * Why the work was ended.
   *
   * @throws Progress.Cancelled the given one, if it was not for the limit
   */
  String orRethrow(String work, Progress.Cancelled e) {
    if (progress.cancelled() || !late()) {
      throw e;
    }
    return overdue(work, limit.get());
  }

  /** One line on work that was stopped. */
  static String overdue(String work, Duration limit) {
    return work
        + " took longer than the time limit of "
        + (limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms")
        + " (--trial-timeout) and was stopped";
  }

  @Override
  public void report(String stage, long done, long total) {
    progress.report(stage, done, total);
  }

  @Override
  public void samples(String stage, long done, Dataset samples) {
    progress.samples(stage, done, samples);
  }

  @Override
  public void note(Note note) {
    progress.note(note);
  }
}
