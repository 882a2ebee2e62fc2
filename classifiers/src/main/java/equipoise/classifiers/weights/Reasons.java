package equipoise.classifiers.weights;

import equipoise.core.Visible;

/** What the first cause of an exception says, on one line. */
final class Reasons {
  private static final int LONGEST = 160;
  private static final int DEEPEST = 20;

  private Reasons() {}

  static String of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause.getCause() != null && depth < DEEPEST; depth++) {
      cause = cause.getCause();
    }
    String text = cause.getMessage();
    return text == null || text.isBlank()
        ? cause.getClass().getSimpleName()
        : Visible.line(text, LONGEST);
  }
}
