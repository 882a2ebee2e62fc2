package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.file.AtomicFiles;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.DataSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code provenance.json}: where and with what a study ran. A resumed run adds a session to the
 * earlier ones.
 */
final class Provenance {
  private static final Pattern SECRET =
      Pattern.compile("(?i)(token|password|passwd|secret|credential|api-?key)");

  private final RunDirectory directory;
  private final AtomicFiles files;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final ObjectNode session;

  Provenance(RunDirectory directory, AtomicFiles files, RunOptions options) {
    this.directory = directory;
    this.files = files;
    ArrayNode earlier = earlierSessions();
    json.put("equipoise", Environment.version()).put("format", Grid.FORMAT);
    json.putObject("java")
        .put("version", System.getProperty("java.version"))
        .put("vendor", System.getProperty("java.vendor"))
        .put("vm", System.getProperty("java.vm.name"));
    json.put("os", Environment.system());
    json.putObject("cpu")
        .put("model", Environment.processor())
        .put("cores", Runtime.getRuntime().availableProcessors());
    json.setAll(Software.json());
    json.put("memoryLimitBytes", Runtime.getRuntime().maxMemory());
    ArrayNode sessions = json.putArray("sessions").addAll(earlier);
    session = sessions.addObject();
    session.put("started", now()).putNull("ended");
    session.put("workers", options.workers());
    session.put("shard", options.shard().index() + "/" + options.shard().count());
    commandLine().forEach(session.putArray("commandLine")::add);
  }

  private ArrayNode earlierSessions() {
    if (Files.isRegularFile(directory.provenance())) {
      try {
        JsonNode earlier = directory.readTree(directory.provenance()).path("sessions");
        if (earlier instanceof ArrayNode array) {
          return array;
        }
      } catch (DataException e) {
        json.put("earlierSessions", e.getMessage());
      }
    }
    return JsonNodeFactory.instance.arrayNode();
  }

  void data(DataSpec spec, StudyData.Parts parts) {
    ObjectNode entry = json.withArray("data").addObject();
    entry.put("name", spec.name()).put("format", spec.format().word());
    entry.put("path", spec.path() == null ? null : spec.path().toString());
    entry.put("fingerprint", parts.fingerprint()).put("train", parts.train().size());
    if (parts.test() == null) {
      entry.putNull("test");
    } else {
      entry.put("test", parts.test().size());
    }
  }

  /** How many the whole study has, of which a shard runs some. */
  void trials(int total) {
    json.put("trials", total);
  }

  /** Where the study file stood: what its paths are relative to. */
  void studyDirectory(Path studyDirectory) {
    json.put("studyDirectory", studyDirectory.toString());
  }

  void engine(Platform platform) {
    json.putObject("engine")
        .put("name", platform.engine())
        .put("version", platform.version())
        .put("device", platform.device())
        .put("precision", platform.precision())
        .put("nativeThreads", platform.nativeThreads());
    session.put("engine", platform.words());
  }

  /** The commit that a directory's files belong to, if they are under version control. */
  void commit(Path studyDirectory) {
    commitOf(studyDirectory).ifPresent(commit -> json.putObject("git").put("commit", commit));
  }

  void write() {
    files.write(directory.provenance(), RunStore.pretty(json) + "\n");
  }

  void ended() {
    session.put("ended", now());
    write();
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The arguments after the main class; the values of those that sound secret are left out. */
  static List<String> commandLine() {
    String command = System.getProperty("sun.java.command", "");
    String[] words = command.split(" ");
    return Stream.iterate(0, i -> i + 1)
        .limit(words.length)
        .map(
            i -> {
              boolean afterSecret =
                  i > 0 && secretOption(words[i - 1]) && !words[i - 1].contains("=");
              if (afterSecret) {
                return "***";
              }
              return secretOption(words[i]) && words[i].contains("=")
                  ? words[i].substring(0, words[i].indexOf('=') + 1) + "***"
                  : words[i];
            })
        .toList();
  }

  private static boolean secretOption(String word) {
    return word.startsWith("-") && SECRET.matcher(word).find();
  }

  private static Optional<String> commitOf(Path start) {
    for (Path p = start.toAbsolutePath(); p != null; p = p.getParent()) {
      Path git = p.resolve(".git");
      if (Files.isRegularFile(git.resolve("HEAD"))) {
        return resolved(git.resolve("HEAD"), git);
      }
    }
    return Optional.empty();
  }

  /**
   * @param git the repository's own folder
   */
  private static Optional<String> resolved(Path head, Path git) {
    try {
      String text = Files.readString(head).strip();
      if (!text.startsWith("ref: ")) {
        return Optional.of(text);
      }
      String name = text.substring("ref: ".length());
      Path reference = git.resolve(name);
      if (Files.isRegularFile(reference)) {
        return Optional.of(Files.readString(reference).strip());
      }
      Path packed = git.resolve("packed-refs");
      return Files.isRegularFile(packed)
          ? Files.readAllLines(packed).stream()
              .filter(line -> line.endsWith(" " + name))
              .map(line -> line.substring(0, line.indexOf(' ')))
              .findFirst()
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
