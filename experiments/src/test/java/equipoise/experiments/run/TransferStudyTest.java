package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.Architectures;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.OriginCounts;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import equipoise.engines.api.Precision;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of a pretrained network, here with random weights under published names. */
class TransferStudyTest {
  private static final int SIDE = 32;
  private static final String NETWORK = "resnet20";
  private static final String HEADER =
      """
      study: transfer
      seed: 11
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 8]}
          test: {perClass: 6}
      repeats: 1
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  @TempDir Path directory;

  private void writeWeights() throws IOException {
    Architecture architecture =
        Architectures.ALL.stream().filter(a -> a.name().equals(NETWORK)).findFirst().orElseThrow();
    NetworkParts parts = architecture.parts(new ImageShape(3, SIDE, SIDE), 10, 0);
    Weights weights = Weights.initial(parts.whole(), new Seed(3));
    Map<String, Tensor> published = new LinkedHashMap<>();
    parts.torchKeys().forEach((torch, ours) -> published.put(torch, weights.get(ours)));
    new WeightsFile(new Weights(published), Map.of()).write(directory.resolve("w.safetensors"));
  }

  private RunDirectory run(String methods, String classifiers) throws IOException {
    writeWeights();
    Study study =
        StudyFile.parse(
            "study.yaml",
            HEADER + "methods: [" + methods + "]\nclassifiers: [" + classifiers + "]\n",
            directory);
    Path out = directory.resolve("run");
    RunOptions options =
        new RunOptions(
            1, Shard.WHOLE, false, true, new EngineRequest("auto", "cpu", Precision.FLOAT32));
    StudyData.Parts symbols = new DataSource().read(study.data().get(0));
    new StudyRunner(study, out, options, RunListener.none(), spec -> symbols).run();
    return new RunDirectory(out);
  }

  @Test
  void samplers_resample_the_features_of_the_training_images() throws IOException {
    RunDirectory run =
        run(
            "{name: smote, space: features}, {name: cdsmote, space: features},"
                + " {name: tomek-links, space: features},"
                + " {label: balanced, resample: {name: smote, space: features}, adjust: balanced-bagging}",
            "{name: resnet20, weights: w.safetensors, transfer: features, side: 32}");
    List<TrialResult> results = run.readResults();
    assertThat(results).hasSize(4).allMatch(TrialResult::done, "done");
    for (TrialResult result : results) {
      TrialRecord record = run.readRecord(result.key());
      List<OriginCounts> counts = List.copyOf(record.origins().values());
      if (result.method().equals("smote") || result.method().equals("balanced")) {
        int real = counts.get(0).total();
        assertThat(counts).allMatch(count -> count.total() == real);
        assertThat(counts.get(2).interpolated()).isPositive();
      }
    }
  }

  @Test
  void heads_and_whole_networks_are_trained_with_any_resampling() throws IOException {
    RunDirectory run =
        run(
            "none, smote, {label: all, resample: random-over, loss: focal, adjust: logit-adjustment}",
            "{name: resnet20, label: head, weights: w.safetensors, transfer: head, side: 32, epochs: 1},"
                + " {name: resnet20, label: tuned, weights: w.safetensors, transfer: fine-tune,"
                + " freeze: stage2, side: 32, epochs: 1}");
    assertThat(run.readResults()).hasSize(6).allMatch(TrialResult::done, "done");
  }
}
