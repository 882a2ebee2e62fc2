package equipoise.experiments.fetch;

import java.util.List;
import java.util.Objects;

/**
 * A data set that can be fetched.
 *
 * @param title what it holds, in half a line
 * @param licence as its publisher states it, or that none is stated
 * @param citation in BibTeX
 * @param format as in a study file
 * @param path what a study reads, below the folder; null for the folder itself
 * @param addresses under which each file has its name, tried in order; each ends in a slash
 * @param hashes who published sizes and hashes
 * @param arrangement what happens to the files
 */
public record KnownSet(
    String name,
    String title,
    String licence,
    String citation,
    String homepage,
    String format,
    String path,
    List<String> addresses,
    String hashes,
    Arrangement arrangement,
    List<RemoteFile> files) {
  /** What happens to the files once they are there. */
  enum Arrangement {
    /** They stay as they are. */
    KEPT,
    /** The archive's content takes its place. */
    UNPACKED,
    /** Oxford Flowers 102: the images in a folder for each part and class. */
    FLOWERS
  }

  public KnownSet {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(format, "format");
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
    files = List.copyOf(files);
    arrangement = arrangement == null ? Arrangement.KEPT : arrangement;
  }

  /** Bytes to be downloaded; 0 if they are not published. */
  public long size() {
    boolean known = files.stream().allMatch(file -> file.size() > 0);
    return known ? files.stream().mapToLong(RemoteFile::size).sum() : 0;
  }

  /** What a study file says to use the set. */
  String studyLines(String folder) {
    return """
        data:
          - name: %s
            format: %s
            path: %s
        """
        .formatted(name, format, path == null ? folder : folder + "/" + path);
  }
}
