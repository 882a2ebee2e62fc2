package equipoise.experiments.study;

import equipoise.core.data.DataException;
import equipoise.core.io.format.GroupSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the key {@code groups} of a data set. */
final class GroupsReader {
  private final String file;

  /**
   * @param file that messages mention
   */
  GroupsReader(String file) {
    this.file = file;
  }

  Optional<GroupSource> groups(Parsed map, String format) {
    if (map == null) {
      return Optional.empty();
    }
    String from = map.get("from").text();
    String needed = from.equals("array") ? "npz" : "folder";
    if (!format.equals(needed)) {
      throw error(
          map.get("from"),
          "groups from '"
              + from
              + "' need the format "
              + needed
              + ", but the data set's is "
              + format);
    }
    return Optional.of(
        switch (from) {
          case "file-name" -> new GroupSource.FileName(pattern(option(map, "pattern")));
          case "metadata" -> new GroupSource.Metadata(option(map, "column").text());
          case "array" -> new GroupSource.Array(option(map, "name").text());
          default -> folder(map);
        });
  }

  private GroupSource folder(Parsed map) {
    requireNoOther(map, "from");
    return new GroupSource.Folder();
  }

  /** The one key that goes with this kind of groups. */
  private Parsed option(Parsed map, String key) {
    if (!map.has(key)) {
      throw error(map, "groups from '" + map.get("from").text() + "' need the key '" + key + "'");
    }
    requireNoOther(map, key);
    return map.get(key);
  }

  private void requireNoOther(Parsed map, String key) {
    for (String other : map.map().keySet()) {
      if (!List.of("from", "compare", key).contains(other)) {
        throw error(
            map.get(other),
            "the key '"
                + other
                + "' does not go with groups from '"
                + map.get("from").text()
                + "'; omit it");
      }
    }
  }

  private Pattern pattern(Parsed text) {
    try {
      return Pattern.compile(text.text());
    } catch (PatternSyntaxException e) {
      throw error(
          text,
          "'pattern' is no regular expression: "
              + e.getDescription()
              + " near position "
              + e.getIndex()
              + " of '"
              + e.getPattern()
              + "'");
    }
  }

  private DataException error(Parsed at, String message) {
    return new DataException(file + ":" + at.line() + ": " + message);
  }
}
