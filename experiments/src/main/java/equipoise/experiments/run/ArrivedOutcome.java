package equipoise.experiments.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.file.AtomicFiles;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a trial's outcome by their paths in a run directory, as the process that ran it lays
 * them out, so that who keeps them has only to write them.
 */
record ArrivedOutcome(Map<String, byte[]> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHEETS = "sheets/";
  private static final String SUFFIX = ".json";

  /**
   * Lays an outcome out.
   *
   * @param scratch a folder that does not exist yet and is deleted again
   * @throws UncheckedIOException if it cannot be written
   */
  static ArrivedOutcome of(TrialOutcome outcome, Path scratch) {
    String key = outcome.result().key();
    Map<String, byte[]> files = new HashMap<>();
    outcome.model().forEach((name, bytes) -> files.put("models/" + key + "/" + name, bytes));
    outcome.sheets().stream().map(SheetFiles.Kept::of).forEach(sheet -> put(files, sheet));
    try {
      TrialFiles.write(Files.createDirectories(scratch), outcome);
      RunFiles.read(scratch)
          .forEach((name, bytes) -> files.put("trials/" + key + "/" + name, bytes));
      AtomicFiles.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(scratch + ": cannot be written", e);
    }
    return new ArrivedOutcome(files);
  }

  private static void put(Map<String, byte[]> files, SheetFiles.Kept sheet) {
    files.put(SHEETS + sheet.name() + SUFFIX, sheet.description().getBytes(UTF_8));
    sheet.content().forEach((name, bytes) -> files.put(SHEETS + sheet.name() + "/" + name, bytes));
  }

  /**
   * @throws RunException if these are not the files of the trial
   */
  TrialResult result(String key) {
    byte[] bytes = files.get("trials/" + key + "/" + TrialFiles.RESULT);
    try {
      TrialResult result = bytes == null ? null : JSON.readValue(bytes, TrialResult.class);
      if (result != null && result.key().equals(key)) {
        return result;
      }
    } catch (IOException e) {
      throw new RunException(refusal(key), e);
    }
    throw new RunException(refusal(key));
  }

  private static String refusal(String key) {
    return "a process of the cluster sent something else than the outcome of trial " + key;
  }

  /**
   * The files of a folder by their names in it.
   *
   * @throws RunException if one would lie outside the folder
   */
  Map<String, byte[]> in(String folder) {
    Map<String, byte[]> content = new HashMap<>();
    files.forEach(
        (path, bytes) -> {
          if (path.startsWith(folder + "/")) {
            String name = path.substring(folder.length() + 1);
            if (name.isEmpty() || name.startsWith(".") || name.matches(".*[/\\\\].*")) {
              throw new RunException(
                  "a process of the cluster sent a file outside the run: " + path);
            }
            content.put(name, bytes);
          }
        });
    return content;
  }

  List<SheetFiles.Kept> sheets() {
    List<SheetFiles.Kept> sheets = new ArrayList<>();
    files.forEach(
        (path, bytes) -> {
          if (path.startsWith(SHEETS) && path.endsWith(SUFFIX) && path.indexOf('/', 7) < 0) {
            String name = path.substring(SHEETS.length(), path.length() - SUFFIX.length());
            if (!name.matches("[a-z0-9-]+")) {
              throw new RunException(
                  "a process of the cluster sent a file outside the run: " + path);
            }
            sheets.add(SheetFiles.Kept.arrived(name, bytes, in(SHEETS + name)));
          }
        });
    return sheets;
  }
}
