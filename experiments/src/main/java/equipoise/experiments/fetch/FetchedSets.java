package equipoise.experiments.fetch;

import equipoise.reports.interchange.PublishedSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is known of data that were fetched, by the record beside them. */
public final class FetchedSets {
  private FetchedSets() {}

  /**
   * @param data a file or folder; the record lies in it or in the folder around it
   */
  public static Optional<PublishedSet> of(Path data) {
    for (Path folder = data;
        folder != null;
        folder = folder.equals(data) ? data.getParent() : null) {
      try {
        Optional<FetchRecord> record = FetchRecord.read(folder);
        if (record.isPresent() && record.get().downloads() != null) {
          return record.flatMap(FetchedSets::published);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(folder + ": its record cannot be read", e);
      }
    }
    return Optional.empty();
  }

  private static Optional<PublishedSet> published(FetchRecord record) {
    List<PublishedSet.Download> files =
        record.downloads().stream()
            .filter(file -> String.valueOf(file.from()).startsWith("http"))
            .map(f -> new PublishedSet.Download(f.name(), f.from(), f.size(), f.sha256()))
            .toList();
    return KnownSets.published().sets().stream()
        .filter(set -> set.name().equals(record.set()))
        .findFirst()
        .map(
            set ->
                new PublishedSet(
                    set.title(), set.licence(), set.citation(), set.homepage(), files));
  }
}
