package equipoise.experiments.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import equipoise.core.trial.RunDirectory;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what bounds the driver of a cluster: planning trials, holding them, and writing outcomes
 * down. Arguments: the number of trials planned, that of outcomes written, a folder for them.
 */
public final class DriverCapacity {
  private static final String STUDY =
      """
      study: capacity
      data: [{name: symbols, format: embedded, test: {perClass: 5}}]
      methods: [none, smote, random-over, random-under]
      classifiers: [{name: random-forest, trees: 2}]
      repeats: %d
      """;

  private DriverCapacity() {}

  public static void main(String[] arguments) throws IOException {
    Study study =
        StudyFile.parse(
            "study.yaml", STUDY.formatted(Integer.parseInt(arguments[0]) / 4), Path.of("."));
    StudyData data = new StudyData(new DataSource(), 0);
    String fingerprint = data.read(study.data().get(0)).fingerprint();
    long before = used();
    long begun = System.nanoTime();
    List<Trial> grid =
        new Grid(study, Map.of("symbols", fingerprint), Map.of(), () -> null).trials();
    double planning = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d trials planned in %.2f s, %.0f bytes each%n",
        grid.size(), planning, (used() - before) / (double) grid.size());
    write(study, grid, Integer.parseInt(arguments[1]), Path.of(arguments[2]));
  }

  private static void write(Study study, List<Trial> grid, int count, Path folder)
      throws IOException {
    RunOptions options = new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
    RemoteTrials trials =
        new RemoteTrials(
            RemoteMessages.line(RemoteMessages.Job.of(study, options, grid)),
            name -> Optional.empty(),
            folder.resolve("scratch"),
            "");
    Trial first = grid.get(1);
    RemoteMessages.Step step =
        new RemoteMessages.Step(first.key(), 0, 1, 0, 0, first.fold(), false, null, null);
    Map<String, byte[]> files =
        trials
            .run(new RemoteTask("", first.key(), RemoteMessages.line(step), null), Map::of)
            .files();
    System.out.printf(
        "an outcome has %,d bytes%n", files.values().stream().mapToInt(file -> file.length).sum());
    RunStore store = new RunStore(new RunDirectory(folder.resolve("run")), line -> {});
    long begun = System.nanoTime();
    try (Writing writing = new Writing()) {
      for (Trial trial : grid.subList(0, count)) {
        writing.submit(
            () ->
                store.publish(trial, new ArrivedOutcome(renamed(files, first.key(), trial.key()))));
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d outcomes written in %.2f s, %.0f a second%n", count, seconds, count / seconds);
    Files.deleteIfExists(folder.resolve("scratch"));
  }

  /** Without its sheets, which few trials have. */
  private static Map<String, byte[]> renamed(Map<String, byte[]> files, String from, String to) {
    Map<String, byte[]> renamed = new HashMap<>();
    files.forEach(
        (path, bytes) -> {
          if (path.endsWith("result.json")) {
            String text = new String(bytes, UTF_8).replace(from, to);
            renamed.put(path.replace(from, to), text.getBytes(UTF_8));
          } else if (path.startsWith("trials/")) {
            renamed.put(path.replace(from, to), bytes);
          }
        });
    return renamed;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
