package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.file.PlainFile;
import equipoise.core.file.Sha256;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one trial. {@code trial.json} holds the SHA-256 of each other file under {@code
 * files}, and of itself without this value under {@code checksum}; its key is the hash of its
 * specification and the directory's name.
 */
final class TrialFiles {
  static final String RESULT = "result.json";
  private static final String RECORD = "trial.json";
  private static final String LOG = "log.txt";
  private static final String PREDICTIONS = "predictions.npz";
  private static final String FILES = "files";
  private static final String CHECKSUM = "checksum";
  private static final long MOST = 256L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrialFiles() {}

  /** Files that are not what was written, or belong to another trial. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(Path file, String what) {
      super(file + ": " + what);
    }
  }

  static void write(Path folder, TrialOutcome outcome) throws IOException {
    Files.writeString(folder.resolve(RESULT), RunStore.line(outcome.result()));
    Files.write(folder.resolve(LOG), outcome.log());
    List<String> files = new ArrayList<>(List.of(RESULT, LOG));
    if (outcome.predictions().isPresent()) {
      outcome.predictions().get().write(folder.resolve(PREDICTIONS), outcome.result().key());
      files.add(PREDICTIONS);
    }
    ObjectNode record = JSON.valueToTree(outcome.record());
    ObjectNode checksums = record.putObject(FILES);
    for (String file : files) {
      checksums.put(file, Sha256.of(folder.resolve(file)));
    }
    // As it will be read: a float becomes a double on the way.
    ObjectNode asRead = (ObjectNode) JSON.readTree(record.toString());
    asRead.put(CHECKSUM, checksum(asRead));
    Files.writeString(folder.resolve(RECORD), RunStore.pretty(asRead) + "\n");
  }

  private static String checksum(ObjectNode record) {
    ObjectNode rest = record.deepCopy();
    rest.remove(CHECKSUM);
    return CanonicalJson.hash(CanonicalJson.of(rest));
  }

  /**
   * @throws Damaged if a file is missing, changed, or another trial's
   */
  static void verify(Path folder, String key) throws Damaged {
    Path file = folder.resolve(RECORD);
    ObjectNode record = object(file);
    if (!record.path(CHECKSUM).asText().equals(checksum(record))) {
      throw new Damaged(file, "has been changed since it was written");
    }
    if (!record.path("key").asText().equals(key)
        || !CanonicalJson.hash(record.path("specification")).equals(key)) {
      throw new Damaged(file, "is the record of another trial");
    }
    for (String name : List.of(RESULT, LOG, PREDICTIONS)) {
      if (name.equals(PREDICTIONS) && !record.path(FILES).has(name)) {
        continue; // of a failed trial
      }
      Path other = folder.resolve(name);
      try {
        if (!Sha256.of(other).equals(record.path(FILES).path(name).asText())) {
          throw new Damaged(other, "has been changed since it was written");
        }
      } catch (IOException e) {
        throw new Damaged(other, "cannot be read");
      }
    }
  }

  /**
   * The result in a trial's folder.
   *
   * @throws Damaged if there is none
   */
  static TrialResult result(Path folder) throws Damaged {
    Path file = folder.resolve(RESULT);
    try {
      TrialResult result = JSON.readValue(PlainFile.read(file, MOST), TrialResult.class);
      if (result != null) {
        return result;
      }
    } catch (IOException e) {
      throw new Damaged(file, "cannot be read");
    }
    throw new Damaged(file, "holds no result");
  }

  private static ObjectNode object(Path file) throws Damaged {
    try {
      JsonNode node = JSON.readTree(PlainFile.read(file, MOST));
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new Damaged(file, "cannot be read");
    }
    throw new Damaged(file, "is cut short");
  }
}
