package equipoise.experiments.run;

import equipoise.core.data.DataException;
import equipoise.experiments.study.Study;
import java.nio.file.Path;

/** Runs or resumes a study in a run directory. */
public final class StudyRunner {
  private final Study study;
  private final Path directory;
  private final RunOptions options;
  private final RunListener listener;
  private volatile boolean cancelled;

  public StudyRunner(Study study, Path directory, RunOptions options, RunListener listener) {
    this.study = study;
    this.directory = directory;
    this.options = options;
    this.listener = listener;
  }

  /**
   * What {@link #run} would do; reads the data, writes nothing.
   *
   * @throws DataException if the data cannot be used
   */
  public Plan plan() {
    throw new UnsupportedOperationException("not yet: " + study + directory + options + listener);
  }

  /**
   * Runs what is not finished yet and writes the run directory.
   *
   * @throws DataException if the data cannot be used or another process holds the directory
   */
  public Outcome run() {
    throw new UnsupportedOperationException("not yet" + cancelled);
  }

  /** Ends the run soon, from any thread: running trials stop, finished ones are kept. */
  public void cancel() {
    cancelled = true;
  }
}
