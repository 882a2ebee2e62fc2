package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.Bars;
import equipoise.classifiers.architecture.LeNet;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureNetworkTest {
  private static final Dataset IMAGES = Bars.heldOut(4, 40, 20, 2);

  private final Engine engine = Engines.named("dl4j");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void keep_a_network() throws IOException {
    file = folder.resolve("features.safetensors");
    try (CnnClassifier classifier = trained(1)) {
      classifier.featureNetwork().write(file);
    }
  }

  private CnnClassifier trained(long seed) {
    CnnOptions options =
        new CnnOptions(1, 16, Optimization.DEFAULTS, 0, 1, PixelScaling.STANDARDISED, 0.25);
    return new CnnLearner(LeNet.LENET5_1998, options, TrainingContext.of(() -> engine))
        .fit(
            Resampled.of(Bars.train(new int[] {20, 20, 20, 20}, 20, 1)),
            IMAGES,
            new Seed(seed),
            Progress.none());
  }

  private void refused(Map<String, String> metadata, Weights weights, String message)
      throws IOException {
    Path edited = folder.resolve("edited.safetensors");
    new WeightsFile(weights, metadata).write(edited);
    assertThatThrownBy(() -> FeatureNetwork.read(edited))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }

  private void refused(String key, String value, String message) throws IOException {
    WeightsFile kept = WeightsFile.read(file);
    Map<String, String> metadata = new HashMap<>(kept.metadata());
    metadata.put(key, value);
    refused(metadata, kept.weights(), message);
  }

  @Test
  void a_network_that_was_kept_gives_the_same_features_under_the_same_name() throws IOException {
    FeatureNetwork kept = FeatureNetwork.read(file);
    assertThat(kept.shape()).isEqualTo(IMAGES.shape());
    try (CnnClassifier classifier = trained(1);
        FeatureExtractor then = classifier.features(engine);
        FeatureExtractor now = kept.extractor(engine)) {
      assertThat(now.name()).isEqualTo(then.name()).matches("lenet5-1998-[0-9a-f]{12}");
      assertThat(now.width()).isEqualTo(then.width());
      assertThat(now.features(IMAGES)).isDeepEqualTo(then.features(IMAGES));
    }
  }

  @Test
  void a_file_that_is_no_such_network_is_named() throws IOException {
    assertThatThrownBy(() -> FeatureNetwork.read(folder.resolve("absent")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no such file");
    Path text = Files.writeString(folder.resolve("text"), "no safetensors, but some text");
    assertThatThrownBy(() -> FeatureNetwork.read(text)).isInstanceOf(DataException.class);
    refused("kind", "generator", "holds weights, but no feature network");
  }

  @Test
  void a_file_of_another_version_is_named() throws IOException {
    refused("format", "2", "is a feature network of format 2, but this version reads format 1");
    refused(
        "architecture", "resnet9000", "its architecture 'resnet9000' is none of this version's");
  }

  @Test
  void a_file_that_was_edited_or_cut_short_is_named() throws IOException {
    refused("factor", "0.5", "has been changed since it was written");
    refused("height", "tall", "its 'height' is 'tall', no number");
    refused("height", "0", "at least one channel, row and column");
    WeightsFile kept = WeightsFile.read(file);
    refused(kept.metadata(), new Weights(Map.of()), "is missing");
    byte[] all = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(all, all.length - 100));
    assertThatThrownBy(() -> FeatureNetwork.read(cut)).isInstanceOf(DataException.class);
  }
}
