package equipoise.experiments.cli;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Passes progress on and keeps what a reader of the result must know, each sentence once. */
final class Remarks implements Progress {
  private final Progress progress;
  private final Set<String> sentences = new LinkedHashSet<>();

  Remarks(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void report(String stage, long done, long total) {
    progress.report(stage, done, total);
  }

  @Override
  public boolean cancelled() {
    return progress.cancelled();
  }

  @Override
  public void samples(String stage, long done, Dataset samples) {
    progress.samples(stage, done, samples);
  }

  /** Needs of memory and time are this machine's and not kept. */
  @Override
  public void note(Note note) {
    if (note.kind() == Note.Kind.RESOURCES) {
      progress.note(note);
    } else {
      sentences.add(note.sentence());
    }
  }

  /** What is told, without its notes being kept. */
  Progress passing() {
    return progress;
  }

  void addAll(Collection<String> more) {
    sentences.addAll(more);
  }

  List<String> all() {
    return List.copyOf(sentences);
  }
}
