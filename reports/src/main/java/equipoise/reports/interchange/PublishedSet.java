package equipoise.reports.interchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the publisher of a data set says of it.
 *
 * @param title what it holds, in half a line
 * @param licence as its publisher states it, or that none is stated
 * @param citation in BibTeX, or null
 * @param homepage or null
 * @param files as they were fetched
 */
public record PublishedSet(
    String title, String licence, String citation, String homepage, List<Download> files) {
  public PublishedSet {
    files = List.copyOf(files);
  }

  /**
   * One file as it came.
   *
   * @param from its address
   * @param size in bytes
   * @param sha256 64 hexadecimal digits
   */
  public record Download(String name, String from, long size, String sha256) {}

  /** Finds the publication of data on this machine. */
  public interface Lookup {
    /** Nothing is known of any data. */
    Lookup NOTHING = data -> Optional.empty();

    /**
     * @param data a file or folder, which need not exist
     */
    Optional<PublishedSet> of(Path data);
  }
}
