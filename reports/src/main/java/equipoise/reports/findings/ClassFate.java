package equipoise.reports.findings;

import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.reports.results.RecordedTrial;

/** What became of a class in a trial of a generator: its rows' origins and typed notes say it. */
public enum ClassFate {
  GENERATED("generated", "with generated images"),
  COPIED("copied", "with copies instead"),
  REFUSED("refused", "refused"),
  UNTOUCHED("left alone", "left alone");

  private final String label;
  private final String words;

  ClassFate(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /**
   * @param counts origins of the class's training rows
   */
  static ClassFate of(RecordedTrial trial, String className, OriginCounts counts) {
    if (counts.synthetic() > 0) {
      return GENERATED;
    }
    if (counts.copied() > 0) {
      return COPIED;
    }
    return noted(trial, className, Note.Kind.REFUSED) ? REFUSED : UNTOUCHED;
  }

  private static boolean noted(RecordedTrial trial, String className, Note.Kind kind) {
    return trial.notes(kind).stream().anyMatch(note -> className.equals(note.className()));
  }

  /** In one or two words. */
  public String label() {
    return label;
  }

  /** As what follows "3 classes". */
  public String words() {
    return words;
  }
}
