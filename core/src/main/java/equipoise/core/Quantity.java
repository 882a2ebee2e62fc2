package equipoise.core;

/** A number and its noun: "1 image", "2 images", "0 classes". */
public final class Quantity {
  private Quantity() {}

  /**
   * @param noun in the singular, of a regular plural
   */
  public static String of(long n, String noun) {
    return n + " " + (n == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    if (noun.matches(".*(s|x|ch|sh)")) {
      return noun + "es";
    }
    return noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }
}
