package equipoise.experiments.spark;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.file.Sha256;
import equipoise.core.symbols.Symbols;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.ClusterRequest;
import equipoise.experiments.run.RemoteJob;
import equipoise.experiments.run.RunListener;
import equipoise.experiments.run.RunOptions;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.run.RunOutcome;
import equipoise.experiments.run.StudyRunner;
import equipoise.experiments.study.StudyFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/** Studies of short trials, run here and on clusters. */
final class SparkStudy {
  static final String DATA =
      """
      study: on-spark
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [30, 20, 10]}
          test: {perClass: 10}
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  /** Trials of a forest of so many trees. */
  static String forests(int repeats, int trees) {
    return DATA
        + """
        methods: [none, smote, random-over, random-under]
        classifiers: [{name: random-forest, trees: %d}]
        repeats: %d
        """
            .formatted(trees, repeats);
  }

  private SparkStudy() {}

  static RunOutcome here(String study, Path out) {
    return run(study, out, options());
  }

  /**
   * @param settings of Spark beside those that tests need
   */
  static RunOutcome on(String master, String study, Path out, Map<String, String> settings) {
    return run(study, out, options().on(request(master, settings)));
  }

  static ClusterRequest request(String master, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("spark.ui.enabled", "false");
    all.putIfAbsent("spark.executor.memory", "1g");
    all.put("spark.executor.extraClassPath", classPath());
    return new ClusterRequest("spark", master, all);
  }

  /** Of an executor: this test's own, less what Spark's folder has. */
  private static String classPath() {
    Path home = Path.of(System.getenv("SPARK_HOME"));
    Path jars = home.resolve("jars");
    return Arrays.stream(wholeClassPath().split(File.pathSeparator))
        .filter(entry -> !Files.exists(jars.resolve(Path.of(entry).getFileName())))
        .collect(Collectors.joining(File.pathSeparator));
  }

  static String wholeClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** The number of the GPU that a task of a study is given, whether or not it asks for one. */
  static String gpu(String master, boolean asked) {
    ClusterRequest request = request(master, Map.of("spark.executor.memory", "600m"));
    RemoteJob job = new RemoteJob("gpus", "", Map.of(), 1, asked);
    SparkSettings settings = new SparkSettings(new Master(master), request.settings(), job);
    try (JavaSparkContext context = new JavaSparkContext(settings.conf())) {
      return context.parallelize(List.of(1), 1).map(one -> TrialWork.gpu()).collect().get(0);
    }
  }

  private static RunOptions options() {
    return new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
  }

  private static RunOutcome run(String study, Path out, RunOptions options) {
    return new StudyRunner(
            StudyFile.parse("study.yaml", study, Path.of(".")), out, options, RunListener.none())
        .run();
  }

  static void assertSame(Path some, Path others) throws IOException {
    String pattern = "results.jsonl|.*predictions.npz|generated.*npz|sheets.*";
    assertThat(files(some, pattern)).isEqualTo(files(others, pattern)).isNotEmpty();
    assertThat(some.resolve(".equipoise-work")).doesNotExist();
  }

  private static Map<String, String> files(Path root, String pattern) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (name.matches(pattern)) {
          hashes.put(name, Sha256.of(file));
        }
      }
    }
    return hashes;
  }
}
