package equipoise.core.io.write;

import equipoise.core.learning.Progress;

/** Counts the images that are written. */
final class Pace {
  private final Progress progress;
  private final long total;
  private long done;

  Pace(ImageParts parts, Progress progress) {
    this.progress = progress;
    this.total =
        parts.train().data().size() + parts.test().map(part -> part.data().size()).orElse(0);
  }

  /**
   * One more.
   *
   * @throws Progress.Cancelled if no more are wanted
   */
  void step() {
    progress.checkpoint();
    progress.report("images", ++done, total);
  }
}
