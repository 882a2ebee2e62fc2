package equipoise.core.io.format;

import equipoise.core.Visible;
import equipoise.core.io.picture.Flaw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** The groups of image files by their names, folders or metadata. */
final class FileGroups {
  private final Optional<GroupSource> source;
  private final Map<Path, String> metadata;

  private FileGroups(Optional<GroupSource> source, Map<Path, String> metadata) {
    this.source = source;
    this.metadata = metadata;
  }

  /**
   * @param root of the set
   * @param parts the folders of class folders; the root itself where there are no others
   * @throws Flaw if there is no metadata or it is unsound
   */
  static FileGroups of(ReadOptions options, Path root, List<Path> parts) throws Flaw {
    Map<Path, String> values = new HashMap<>();
    if (options.groups().orElse(null) instanceof GroupSource.Metadata named) {
      Set<Path> folders = new LinkedHashSet<>(List.of(root));
      folders.addAll(parts);
      boolean any = false;
      for (Path folder : folders) {
        Path file = folder.resolve(GroupSource.Metadata.FILE);
        if (Files.isRegularFile(file)) {
          any = true;
          values.putAll(MetadataFile.column(file, named.column()));
        }
      }
      if (!any) {
        throw new Flaw(
            "holds no "
                + GroupSource.Metadata.FILE
                + ", from which the groups are to come; put one there, with the columns file_name and '"
                + named.column()
                + "'");
      }
    }
    return new FileGroups(options.groups(), values);
  }

  /**
   * The group of an image, null if it is in none.
   *
   * @param classFolder in which it lies, directly or one folder below
   * @throws Flaw if the metadata does not mention it
   */
  String of(Path file, Path classFolder) throws Flaw {
    GroupSource from = source.orElse(null);
    if (from instanceof GroupSource.FileName name) {
      Matcher matcher = name.pattern().matcher(file.getFileName().toString());
      if (!matcher.find()) {
        return null;
      }
      return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
    if (from instanceof GroupSource.Folder) {
      Path folder = file.getParent();
      return folder.equals(classFolder) ? null : folder.getFileName().toString();
    }
    if (from instanceof GroupSource.Metadata) {
      String value = metadata.get(file.normalize());
      if (value == null) {
        throw new Flaw(
            "its "
                + GroupSource.Metadata.FILE
                + " does not mention "
                + Visible.quoted(classFolder.getParent().relativize(file).toString())
                + "; every image needs a line");
      }
      return value.isEmpty() ? null : value;
    }
    return null;
  }
}
