package equipoise.experiments.fetch;

import equipoise.core.file.OutputFile;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fetches a known set into a folder: downloads, checks, arranges, and keeps a record. */
public final class Fetch {
  /** Licence, citation and hashes, beside the data. */
  public static final String NOTICE = "LICENCE-AND-CITATION.txt";

  private static final String UNPACKED = ".unpacked";

  private final KnownSet set;
  private final Path folder;
  private final Progress progress;

  public Fetch(KnownSet set, Path folder, Progress progress) {
    this.set = set;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @param mirror instead of the published addresses; ends in a slash
   * @return false if everything was there already and nothing was done
   * @throws FetchFailure in one line
   */
  public boolean run(Optional<URI> mirror) {
    try {
      Optional<FetchRecord> before = FetchRecord.read(folder);
      if (before.isPresent()
          && before.get().set().equals(set.name())
          && before.get().isComplete(folder)) {
        return false;
      }
      Files.createDirectories(folder);
      List<URI> addresses =
          mirror.map(List::of).orElseGet(() -> set.addresses().stream().map(URI::create).toList());
      List<FetchRecord.Downloaded> downloads = new ArrayList<>();
      for (RemoteFile file : set.files()) {
        downloads.add(download(file, addresses));
      }
      List<FetchRecord.Kept> kept = arrange();
      write(downloads);
      new FetchRecord(set.name(), downloads, kept).write(folder);
      if (set.arrangement() != KnownSet.Arrangement.KEPT) {
        Files.delete(archive());
      }
      return true;
    } catch (IOException e) {
      throw FetchFailure.disk(folder, e);
    }
  }

  private FetchRecord.Downloaded download(RemoteFile file, List<URI> addresses) throws IOException {
    Optional<URI> from = new Download(file, folder, progress).run(addresses);
    Path path = folder.resolve(file.name());
    String sha256 = Checksums.of(path).sha256();
    if (!file.hasHash()) {
      progress.note(
          Note.of(
              Note.Kind.DATA,
              file.name() + " has no published hash; its SHA-256 is " + sha256 + " and is kept"));
    }
    return new FetchRecord.Downloaded(
        file.name(),
        from.map(URI::toString).orElse("already there"),
        Files.size(path),
        sha256,
        file.hasHash());
  }

  private List<FetchRecord.Kept> arrange() throws IOException {
    return switch (set.arrangement()) {
      case KEPT -> {
        List<FetchRecord.Kept> kept = new ArrayList<>();
        for (RemoteFile file : set.files()) {
          kept.addAll(FetchRecord.below(folder, folder.resolve(file.name())));
        }
        yield kept;
      }
      case UNPACKED -> unpacked();
      case FLOWERS -> flowers();
    };
  }

  /** The archive's files, without the folder that holds them all. */
  private List<FetchRecord.Kept> unpacked() throws IOException {
    Path content = unpack();
    List<Path> top = children(content);
    Path root = top.size() == 1 && Files.isDirectory(top.get(0)) ? top.get(0) : content;
    List<FetchRecord.Kept> kept = new ArrayList<>();
    for (Path child : children(root)) {
      Path place = folder.resolve(child.getFileName().toString());
      delete(place);
      Files.move(child, place);
      kept.addAll(FetchRecord.below(folder, place));
    }
    delete(content);
    return kept;
  }

  private List<FetchRecord.Kept> flowers() throws IOException {
    Path content = unpack();
    Path arranged = content.resolve("arranged");
    new Flowers(folder, content).into(arranged);
    Path images = folder.resolve(set.path());
    delete(images);
    Files.move(arranged, images);
    delete(content);
    return FetchRecord.below(folder, images);
  }

  private Path archive() {
    return folder.resolve(set.files().get(0).name());
  }

  private Path unpack() throws IOException {
    progress.report("unpacking", 0, -1);
    Path content = folder.resolve(UNPACKED);
    delete(content);
    Files.createDirectory(content);
    new Unpacking(archive()).into(content);
    return content;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> paths = Files.walk(tree)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void write(List<FetchRecord.Downloaded> downloads) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(set.name()).append(": ").append(set.title()).append('\n');
    text.append(set.homepage()).append("\n\nLicence: ").append(set.licence());
    text.append("\n\nCite:\n\n").append(set.citation()).append("\n\nFetched:\n\n");
    for (FetchRecord.Downloaded file : downloads) {
      text.append(
          "%s, %,d bytes, SHA-256 %s%s%n  from %s%n"
              .formatted(
                  file.name(),
                  file.size(),
                  file.sha256(),
                  file.published() ? "" : " (as it came; none is published)",
                  file.from()));
    }
    text.append("\nSource of sizes and hashes: ").append(set.hashes()).append('\n');
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    new OutputFile(folder.resolve(NOTICE)).write(out -> out.write(bytes));
  }

  /** What a study file says to use the set. */
  public String studyLines() {
    return set.studyLines(folder.toString());
  }
}
