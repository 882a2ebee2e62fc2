package equipoise.experiments.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words of a command for a POSIX shell; files by their names alone. */
final class CommandWords {
  private final List<String> words = new ArrayList<>();

  CommandWords(String... first) {
    words.addAll(List.of(first));
  }

  /**
   * @param name empty for a parameter
   * @param path left out with its name if null
   */
  CommandWords file(String name, Path path) {
    if (path == null) {
      return this;
    }
    Path last = path.toAbsolutePath().normalize().getFileName();
    if (!name.isEmpty()) {
      words.add(name);
    }
    words.add(quoted(last == null ? "/" : last.toString()));
    return this;
  }

  /**
   * @param value left out with its name if null; empty for a switch
   */
  CommandWords option(String name, Object value) {
    if (value != null) {
      words.add(name);
      if (!value.toString().isEmpty()) {
        words.add(quoted(value.toString()));
      }
    }
    return this;
  }

  CommandWords options(String name, List<String> values) {
    values.forEach(value -> option(name, value));
    return this;
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
