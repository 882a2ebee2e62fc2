package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which arrays of an archive are the images and labels of which part: {@code x_train}, {@code
 * train_images}, {@code X-test}, {@code valLabels} and the like, in any case.
 */
final class NpzNames {
  private static final List<List<String>> WORDS =
      List.of(
          List.of("x", "y"),
          List.of("images", "labels"),
          List.of("data", "labels"),
          List.of("x", "labels"),
          List.of("images", "y"));
  private static final List<List<String>> WITHOUT_PART =
      List.of(
          List.of("images", "labels"),
          List.of("data", "labels"),
          List.of("x", "y"),
          List.of("arr0", "arr1"));

  private final List<String> names;

  /**
   * @param names of the arrays, without {@code .npy}
   */
  NpzNames(Collection<String> names) {
    this.names = names.stream().sorted().toList();
  }

  /** Images and labels. */
  record Pair(String images, String labels) {}

  /** The arrays of a part; where none is named as training, those that name no part. */
  Optional<Pair> of(PartName part) {
    for (String word : part.names()) {
      for (List<String> pair : WORDS) {
        Optional<Pair> found =
            pair(List.of(pair.get(0) + word, word + pair.get(0)), ofBoth(pair.get(1), word));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    if (part != PartName.TRAIN) {
      return Optional.empty();
    }
    return WITHOUT_PART.stream()
        .map(pair -> pair(List.of(pair.get(0)), List.of(pair.get(1))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<String> ofBoth(String word, String part) {
    return List.of(word + part, part + word);
  }

  /**
   * The array of a part's groups: the named one, or with the part's name in it or at one of its
   * ends.
   *
   * @throws Flaw if there is none
   */
  String groups(String name, PartName part) throws Flaw {
    String plain = plain(name);
    for (String word : part.names()) {
      Optional<String> found =
          first(List.of(plain.replace(PartName.TRAIN.names().get(0), word)))
              .filter(array -> part == PartName.TRAIN || !plain(array).equals(plain))
              .or(() -> first(ofBoth(plain, word)));
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new Flaw(
        "holds no array '"
            + name
            + (part == PartName.TRAIN ? "'" : "' of the test part, such as '" + name + "_test'")
            + ", from which the groups are to come; it holds "
            + Skipped.some(names));
  }

  /** Whether an array is one of groups under this name. */
  boolean isGroups(String array, String name) {
    for (PartName part : List.of(PartName.TRAIN, PartName.TEST)) {
      try {
        if (groups(name, part).equals(array)) {
          return true;
        }
      } catch (Flaw none) {
        continue;
      }
    }
    return false;
  }

  private Optional<Pair> pair(List<String> images, List<String> labels) {
    return first(images).flatMap(x -> first(labels).map(y -> new Pair(x, y)));
  }

  private Optional<String> first(List<String> wanted) {
    return names.stream().filter(name -> wanted.contains(plain(name))).findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_. -]", "");
  }

  /** The arrays that belong to none of the pairs. */
  List<String> without(List<Pair> pairs) {
    List<String> rest = new ArrayList<>(names);
    for (Pair pair : pairs) {
      rest.remove(pair.images());
      rest.remove(pair.labels());
    }
    return rest;
  }
}
