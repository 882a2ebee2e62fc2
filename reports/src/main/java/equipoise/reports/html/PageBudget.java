package equipoise.reports.html;

import equipoise.core.Counted;
import equipoise.reports.html.Html.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a page below a size: what matters least is left out first, and of that what stands last.
 * The page says how much is missing and how to get it.
 */
final class PageBudget {
  /** For the sentence about what is left out. */
  private static final int RESERVE = 2_000;

  private final int largest;

  /**
   * @param largest page in bytes
   */
  PageBudget(int largest) {
    this.largest = largest;
  }

  /**
   * The page in UTF-8.
   *
   * @param summary index in the page where a sentence about what is left out goes
   */
  byte[] fit(Html page, int summary) {
    String text = page.toString();
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    if (whole.length <= largest) {
      return whole;
    }
    Set<Part> left = leftOut(text, page.parts(), whole.length - (largest - RESERVE));
    StringBuilder cut = new StringBuilder();
    int at = 0;
    for (Part part : outermost(left, summary, words(left))) {
      cut.append(text, at, part.from()).append(part.instead());
      at = part.to();
    }
    return cut.append(text, at, text.length()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Set<Part> leftOut(String text, List<Part> parts, long excess) {
    Map<Part, Long> left = new HashMap<>();
    long over = excess;
    for (Html.Rank rank : Html.Rank.values()) {
      for (int i = parts.size() - 1; i >= 0 && over > 0; i--) {
        Part part = parts.get(i);
        if (part.rank() != rank) {
          continue;
        }
        List<Part> inner =
            rank == Html.Rank.SECTION
                ? left.keySet().stream().filter(part::holds).toList()
                : List.of();
        long within = inner.stream().mapToLong(left::get).sum();
        long saved = bytes(text.substring(part.from(), part.to())) - bytes(part.instead());
        if (saved > within) {
          inner.forEach(left::remove);
          left.put(part, saved);
          over -= saved - within;
        }
      }
    }
    return left.keySet();
  }

  /** In the order of the page, with the sentence at its place. */
  private static List<Part> outermost(Set<Part> left, int summary, String sentence) {
    List<Part> parts = new ArrayList<>(left);
    boolean free = left.stream().noneMatch(p -> p.from() < summary && summary < p.to());
    if (free) {
      parts.add(new Part(summary, summary, Html.Rank.SECTION, sentence));
    }
    parts.sort(Comparator.comparingInt(Part::from).thenComparingInt(Part::to));
    return parts;
  }

  private String words(Set<Part> left) {
    Map<Html.Rank, Integer> counts = new EnumMap<>(Html.Rank.class);
    left.forEach(part -> counts.merge(part.rank(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((rank, count) -> words.add(Counted.of(count, rank.noun())));
    String list =
        words.size() == 1
            ? words.get(0)
            : String.join(", ", words.subList(0, words.size() - 1))
                + " and "
                + words.get(words.size() - 1);
    return "<p class=\"hint cut\">To keep this page below "
        + largest / 1_000_000
        + " MB it leaves out "
        + Html.escaped(list)
        + "; <code>equipoise report RUN_DIR --format pdf,csv,png</code> writes all of them.</p>\n";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
