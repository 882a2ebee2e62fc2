package equipoise.experiments.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.PlainFile;
import equipoise.core.file.Sha256;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.run.Software;
import equipoise.reports.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report of a run, drawn again only where something that it shows has changed since. {@code
 * .report.json} in the run directory holds hashes of what it was drawn from, and its verdict.
 */
final class FreshReport {
  private static final String FILE = ".report.json";
  private static final String WORK = ".report-work";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunDirectory run;

  FreshReport(RunDirectory run) {
    this.run = run;
  }

  /** The verdict in a sentence; the report is there when this returns. */
  String verdict() {
    try {
      String sources = sources();
      JsonNode last = last();
      boolean current =
          last.path("sources").asText().equals(sources)
              && Files.isRegularFile(run.report())
              && last.path("report").asText().equals(Sha256.of(run.report()));
      return current ? last.path("verdict").asText() : drawn(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(run.root() + ": cannot be read", e);
    }
  }

  private String drawn(String sources) throws IOException {
    String verdict = Report.write(run, run.report());
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("sources", sources)
            .put("report", Sha256.of(run.report()))
            .put("verdict", verdict);
    AtomicFiles files = new AtomicFiles(run.root().resolve(WORK));
    files.write(run.root().resolve(FILE), JSON.writeValueAsString(json) + "\n");
    files.clear();
    return verdict;
  }

  private JsonNode last() {
    Path file = run.root().resolve(FILE);
    try {
      return Files.isRegularFile(file)
          ? JSON.readTree(file.toFile())
          : JsonNodeFactory.instance.objectNode();
    } catch (IOException damaged) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** A hash of the results, the study, this program, and when and how long the pictures are. */
  private String sources() throws IOException {
    MessageDigest digest = Sha256.digest();
    digest.update(Software.identity().getBytes(UTF_8));
    for (Path file : List.of(run.results(), run.resolvedStudy(), run.studyFile())) {
      PlainFile.require(file);
      digest.update(Files.readAllBytes(file));
    }
    for (Path folder :
        List.of(run.sheets(), run.trials(), run.generated("any").getParent(), run.models())) {
      if (Files.isDirectory(folder)) {
        add(folder, digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(Path folder, MessageDigest digest) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.sorted().toList()) {
        String line =
            "%s %d %s%n"
                .formatted(file.getFileName(), Files.size(file), Files.getLastModifiedTime(file));
        digest.update(line.getBytes(UTF_8));
      }
    }
  }
}
