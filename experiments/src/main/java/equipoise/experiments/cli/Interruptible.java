package equipoise.experiments.cli;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;

/**
 * Work that an interrupt from the terminal cancels: the process ends when the work has cleared up
 * after itself.
 */
final class Interruptible implements Progress, AutoCloseable {
  private final Progress progress;
  private final Interrupts.Registration registration;
  private volatile boolean cancelled;

  /**
   * @param progress is told what the work reports
   * @param command whose last line the end of the process waits for
   */
  Interruptible(Progress progress, Subcommand command) {
    this.progress = progress;
    this.registration = command.interrupts().during(() -> cancelled = true);
  }

  @Override
  public boolean cancelled() {
    return cancelled || progress.cancelled();
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

  @Override
  public void close() {
    registration.close();
  }
}
