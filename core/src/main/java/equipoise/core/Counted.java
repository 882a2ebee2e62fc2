package equipoise.core;

import java.util.List;

/** A number and what it counts, in the singular or the plural. */
public final class Counted {
  private static final List<String> HISSING = List.of("s", "x", "ch", "sh");
  private static final String VOWELS = "aeiou";

  private Counted() {}

  /**
   * Such as "1 image", "0 images", "2 training classes" or "3 categories".
   *
   * @param noun in the singular, whose plural is regular
   */
  public static String of(long number, String noun) {
    return number + " " + (number == 1 ? noun : plural(noun));
  }

  /** The plural of a regular noun, also of one after other words. */
  public static String plural(String noun) {
    if (HISSING.stream().anyMatch(noun::endsWith)) {
      return noun + "es";
    }
    boolean consonantBeforeY =
        noun.length() > 1
            && noun.endsWith("y")
            && VOWELS.indexOf(noun.charAt(noun.length() - 2)) < 0;
    return consonantBeforeY ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }
}
