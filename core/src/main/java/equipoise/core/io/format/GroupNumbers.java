package equipoise.core.io.format;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.io.picture.Flaw;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns the names of groups into numbers that both parts share, and refuses groups of no use. */
final class GroupNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();
  private int next;

  /** For each image its group's number; an image in no group has one of its own. */
  int[] of(LabelledImages part) {
    return Arrays.stream(part.groups())
        .mapToInt(name -> name == null ? next++ : numbers.computeIfAbsent(name, n -> next++))
        .toArray();
  }

  /**
   * @throws Flaw if no image is in a group, all are in the same, or one holds all of a class
   */
  static void check(Path path, Loaded loaded, GroupSource source, Problems problems) throws Flaw {
    String[] groups = loaded.train().groups();
    long without = Arrays.stream(groups).filter(Objects::isNull).count();
    if (without == groups.length) {
      throw new Flaw(
          "no image is in a group by "
              + source.words()
              + example(loaded.train())
              + "; correct it, or omit 'groups'");
    }
    if (without == 0 && Arrays.stream(groups).distinct().count() == 1) {
      throw new Flaw(
          "all "
              + Counted.of(groups.length, "image")
              + " are in one group, "
              + Visible.quoted(groups[0])
              + ", by "
              + source.words()
              + ", so nothing can be held out"
              + "; name what differs between patients or objects");
    }
    checkClasses(loaded, source);
    if (without > 0) {
      problems.warning(
          path,
          without
              + " of "
              + Counted.of(groups.length, "image")
              + " are in no group by "
              + source.words()
              + "; each is a group of its own");
    }
  }

  private static String example(LabelledImages images) {
    return images.files().isEmpty()
        ? ""
        : " (such as " + Visible.quoted(images.files().get(0)) + ")";
  }

  private static void checkClasses(Loaded loaded, GroupSource source) throws Flaw {
    List<String> classes = loaded.classes();
    int[] counts = loaded.train().counts(classes);
    String[] groups = loaded.train().groups();
    int[] labels = loaded.train().labels();
    for (int c = 0; c < counts.length; c++) {
      Set<String> found = new HashSet<>();
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == c) {
          found.add(groups[i]);
        }
      }
      if (counts[c] > 1 && found.size() == 1 && !found.contains(null)) {
        throw new Flaw(
            "the group "
                + Visible.quoted(found.iterator().next())
                + " holds all "
                + counts[c]
                + " images of class "
                + Visible.quoted(classes.get(c))
                + " by "
                + source.words()
                + ", so the class cannot be on two sides of a split; a class needs two groups or more");
      }
    }
  }
}
