package equipoise.sampling.space;

import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.util.Locale;

/**
 * About how much memory a piece of work takes beyond the data, said before it begins.
 *
 * @param work what needs it, as the beginning of a sentence in the plural: "80,000 new rows"
 * @param held bytes of the data that are in memory already
 * @param bytes that the work takes beside them
 */
public record MemoryNeed(String work, long held, long bytes) {
  /** What is less is not worth a word. */
  public static final long LARGE = 1L << 28;

  private static final double RESERVE = 1.3;

  /**
   * Tells a large need, with a remedy where it exceeds what Java may use.
   *
   * @param inAnyCase whether to report a small need too
   */
  public void report(Progress progress, boolean inAnyCase) {
    if (inAnyCase || bytes >= LARGE) {
      progress.note(Note.of(Note.Kind.RESOURCES, sentence(Runtime.getRuntime().maxMemory())));
    }
  }

  /**
   * @param most bytes that Java may use
   */
  public String sentence(long most) {
    String need = String.format(Locale.ROOT, "%s need about %,d MB of memory", work, bytes >> 20);
    if (held + bytes <= most) {
      return need + ".";
    }
    long gigabytes = (long) Math.ceil(RESERVE * (held + bytes) / (1L << 30));
    return String.format(
        Locale.ROOT,
        "%s beside the data's %,d, more than the %,d MB that Java may use: give it more with the option -Xmx, such as JAVA_OPTS=-Xmx%dg, or take fewer rows.",
        need,
        held >> 20,
        most >> 20,
        gigabytes);
  }
}
