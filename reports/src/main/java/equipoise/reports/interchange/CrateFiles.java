package equipoise.reports.interchange;

import equipoise.core.CodePoints;
import equipoise.core.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files and folders below a run directory as data entities of RO-Crate. Hidden files, links, pipes
 * and the crate's own description are left out; {@code mlruns/} is one entity.
 */
final class CrateFiles {
  private static final Map<String, String> ROLES =
      Map.ofEntries(
          Map.entry("study.yaml", "The study as it was written"),
          Map.entry("study.resolved.json", "The study with every default in place"),
          Map.entry("provenance.json", "Where and with what the study ran"),
          Map.entry("results.jsonl", "The figures of every trial, a line each"),
          Map.entry("comparisons.json", "What the report says of its comparisons"),
          Map.entry("report.html", "The report as one page"),
          Map.entry("report.pdf", "The report to print"),
          Map.entry("croissant.json", "The data used, in the Croissant format"),
          Map.entry("trials/", "Of each trial its record, log and predictions"),
          Map.entry("sheets/", "Pictures of real and synthetic images"),
          Map.entry("models/", "Trained generators"),
          Map.entry("generated/", "Images that generators made"),
          Map.entry("mlruns/", "The trials as a file store of MLflow; its files are not listed"));

  private final Path root;
  private final Map<String, CrateEntity> entities = new LinkedHashMap<>();
  private final Map<String, List<String>> parts = new HashMap<>();

  CrateFiles(Path root) {
    this.root = root;
    try {
      for (Path path : paths()) {
        add(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": the files of the run cannot be read", e);
    }
  }

  /** By identifier; a folder before what is in it. */
  Map<String, CrateEntity> entities() {
    return entities;
  }

  /** The identifiers of what is directly in the root. */
  List<String> ofRoot() {
    return parts.getOrDefault("", List.of());
  }

  private void add(Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    String relative = root.relativize(path).toString().replace('\\', '/') + (folder ? "/" : "");
    String id = id(relative);
    CrateEntity entity =
        new CrateEntity(id, folder ? "Dataset" : "File")
            .with("name", relative)
            .with("description", ROLES.getOrDefault(relative, ""));
    if (!folder) {
      entity
          .with("encodingFormat", MediaTypes.of(relative))
          .with("contentSize", Long.toString(Files.size(path)))
          .with("sha256", Sha256.of(path));
    }
    String parent = id.substring(0, id.lastIndexOf('/', id.length() - 2) + 1);
    entities.put(id, entity);
    parts.computeIfAbsent(parent, key -> new ArrayList<>()).add(id);
    if (!parent.isEmpty()) {
      entities.get(parent).to("hasPart", parts.get(parent));
    }
  }

  /** In the order of their names, a folder before what is in it. */
  private List<Path> paths() throws IOException {
    List<Path> paths = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
              return FileVisitResult.CONTINUE;
            }
            if (isHidden(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            paths.add(folder);
            return folder.equals(root.resolve(MlflowStore.FOLDER))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && !isHidden(file)
                && !file.equals(root.resolve(RoCrate.FILE))) {
              paths.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    paths.sort(Comparator.comparing(path -> root.relativize(path).toString(), CodePoints.ORDER));
    return paths;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  /**
   * A path as an IRI reference (RFC 3987): letters of every language stay, as the specification
   * prefers; what has a meaning in an IRI, or none, is percent-encoded.
   */
  static String id(String path) {
    StringBuilder out = new StringBuilder();
    path.codePoints()
        .forEach(
            point -> {
              boolean plain =
                  point < 128
                      ? Character.isLetterOrDigit(point) || "/-._~!$&'()*+,;=@".indexOf(point) >= 0
                      : Character.isLetterOrDigit(point);
              if (plain) {
                out.appendCodePoint(point);
              } else {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                  out.append("%%%02X".formatted(b & 0xFF));
                }
              }
            });
    return out.toString();
  }
}
