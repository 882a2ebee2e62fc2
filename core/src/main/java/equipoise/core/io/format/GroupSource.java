package equipoise.core.io.format;

import java.util.Objects;
import java.util.regex.Pattern;

/** Where it stands which images belong together and must not be on two sides of a split. */
public sealed interface GroupSource {
  /** As it is named in messages, such as "the pattern 'num_(\\d+)'". */
  String words();

  /**
   * The name of an image's file, without its folder.
   *
   * @param pattern found in the name; its first capturing group, or without one the whole match, is
   *     the group
   */
  record FileName(Pattern pattern) implements GroupSource {
    public FileName {
      Objects.requireNonNull(pattern);
    }

    @Override
    public String words() {
      return "the pattern '" + pattern + "'";
    }
  }

  /** The folder between class and image: CLASS/GROUP/IMAGE. */
  record Folder() implements GroupSource {
    @Override
    public String words() {
      return "the folders CLASS/GROUP/IMAGE";
    }
  }

  /**
   * A column of {@code metadata.csv}, which lies in the folder of the set or in one of its parts
   * and names each image, relative to itself, in the column {@code file_name}.
   */
  record Metadata(String column) implements GroupSource {
    public static final String FILE = "metadata.csv";
    public static final String FILE_NAME = "file_name";

    public Metadata {
      Objects.requireNonNull(column);
    }

    @Override
    public String words() {
      return "the column '" + column + "' of " + FILE;
    }
  }

  /** An array of an NPZ file, one whole number an image. */
  record Array(String name) implements GroupSource {
    public Array {
      Objects.requireNonNull(name);
    }

    @Override
    public String words() {
      return "the array '" + name + "'";
    }
  }
}
