package equipoise.core.io.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a data set, under the names that folders and archives give them, in any case. */
enum PartName {
  TRAIN("train", "training"),
  VALIDATION("val", "valid", "validation"),
  TEST("test", "testing");

  static final String VALIDATION_UNREAD = "validation is taken out of the training part";

  private final List<String> names;

  PartName(String... names) {
    this.names = List.of(names);
  }

  /** The names, in lower case. */
  List<String> names() {
    return names;
  }

  /** The part of that name; empty if it is another one. */
  static Optional<PartName> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(part -> part.names.contains(lower)).findFirst();
  }
}
