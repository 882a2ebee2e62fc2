package equipoise.core.io.format;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Applies a list of wanted classes to class folders. */
final class ClassChoice {
  private ClassChoice() {}

  /** The folders of the wanted classes in the wanted order; all if the options name none. */
  static List<ClassFolder> of(
      List<ClassFolder> found, ReadOptions options, Problems problems, Path root) {
    if (options.classes().isEmpty()) {
      return found;
    }
    List<ClassFolder> chosen = new ArrayList<>();
    for (String wanted : options.classes()) {
      String name = Normalizer.normalize(wanted, Normalizer.Form.NFC);
      found.stream()
          .filter(c -> c.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              chosen::add,
              () ->
                  problems.error(
                      root, missing(wanted, found.stream().map(ClassFolder::name).toList())));
    }
    return chosen;
  }

  /** The folders of wanted classes, whether or not all are there. */
  static List<ClassFolder> known(List<ClassFolder> found, ReadOptions options) {
    List<String> wanted =
        options.classes().stream()
            .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC))
            .toList();
    return found.stream().filter(c -> wanted.isEmpty() || wanted.contains(c.name())).toList();
  }

  static String missing(String wanted, List<String> present) {
    return "has no image of class '" + wanted + "'; it has " + Skipped.some(present);
  }
}
