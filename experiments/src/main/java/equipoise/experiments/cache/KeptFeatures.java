package equipoise.experiments.cache;

import equipoise.classifiers.training.FeatureCache;
import equipoise.core.data.Dataset;
import equipoise.core.file.Sha256;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Features of a run's images, by network and pixels: all trials share them, and those of observed
 * images are kept in the cache for later runs. A cache that cannot be read or written is a warning
 * and nothing more.
 *
 * <p>A folder of the cache belongs to one network and data set; each of its files holds rows of
 * features, and in its metadata the hashes of their images.
 */
public final class KeptFeatures implements FeatureCache {
  private static final String SUFFIX = ".safetensors";
  private static final String ROWS = "features";
  private static final String HASHES = "images";
  private static final int HASH_DIGITS = 32;
  private static final int FOLDER_DIGITS = 8;
  private static final int ROWS_A_FILE = 4096;

  private final Optional<CacheDirectory> cache;
  private final Consumer<String> warnings;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

  /**
   * @param cache empty keeps them for the run alone
   * @param warnings is given one line for what went wrong
   */
  public KeptFeatures(Optional<CacheDirectory> cache, Consumer<String> warnings) {
    this.cache = cache;
    this.warnings = warnings;
  }

  @Override
  public float[][] features(String network, Dataset data, Computation computation) {
    String name =
        network
            + "-"
            + Sha256.of(data.name().getBytes(StandardCharsets.UTF_8)).substring(0, FOLDER_DIGITS);
    Shelf shelf =
        shelves.computeIfAbsent(
            name, n -> new Shelf(cache.map(directory -> directory.features().resolve(n))));
    synchronized (shelf) {
      return shelf.features(data, computation);
    }
  }

  /** The rows of one network and data set; one thread at a time. */
  private final class Shelf {
    private final Optional<Path> folder;
    private final Map<String, float[]> rows = new HashMap<>();
    private boolean read;

    Shelf(Optional<Path> folder) {
      this.folder = folder;
    }

    float[][] features(Dataset data, Computation computation) {
      if (!read) {
        folder.filter(Files::isDirectory).ifPresent(this::read);
        read = true;
      }
      String[] hashes = new String[data.size()];
      Map<String, Integer> missing = new HashMap<>();
      List<Integer> computed = new ArrayList<>();
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = Sha256.of(data.pixels(i)).substring(0, HASH_DIGITS);
        if (!rows.containsKey(hashes[i]) && missing.putIfAbsent(hashes[i], i) == null) {
          computed.add(i);
        }
      }
      if (!computed.isEmpty()) {
        int[] indices = computed.stream().mapToInt(Integer::intValue).toArray();
        float[][] made = computation.of(data.select(indices));
        for (int k = 0; k < indices.length; k++) {
          rows.put(hashes[indices[k]], made[k]);
        }
        keep(
            Arrays.stream(indices)
                .filter(i -> data.origin(i).isReal())
                .mapToObj(i -> hashes[i])
                .toList());
      }
      return Arrays.stream(hashes).map(rows::get).toArray(float[][]::new);
    }

    private void read(Path directory) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
          WeightsFile stored = WeightsFile.read(file);
          String[] hashes = stored.metadata().getOrDefault(HASHES, "").split(" ");
          Tensor values = stored.weights().get(ROWS);
          int width = values.size() / hashes.length;
          for (int i = 0; i < hashes.length; i++) {
            rows.put(hashes[i], Arrays.copyOfRange(values.values(), i * width, (i + 1) * width));
          }
        }
        CacheDirectory.touch(directory);
      } catch (IOException | RuntimeException e) { // whatever is damaged is computed again
        warnings.accept(
            directory + ": features cannot be read (" + e.getMessage() + "); they are computed");
      }
    }

    private void keep(List<String> hashes) {
      for (int from = 0; from < hashes.size() && folder.isPresent(); from += ROWS_A_FILE) {
        write(folder.get(), hashes.subList(from, Math.min(hashes.size(), from + ROWS_A_FILE)));
      }
    }

    private void write(Path directory, List<String> hashes) {
      int width = rows.get(hashes.get(0)).length;
      Tensor values = Tensor.zeros(hashes.size(), width);
      for (int i = 0; i < hashes.size(); i++) {
        System.arraycopy(rows.get(hashes.get(i)), 0, values.values(), i * width, width);
      }
      String all = String.join(" ", hashes);
      String name = Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
      try {
        Files.createDirectories(directory);
        new WeightsFile(new Weights(Map.of(ROWS, values)), Map.of(HASHES, all))
            .write(directory.resolve(name + SUFFIX));
        CacheDirectory.touch(directory);
      } catch (IOException e) {
        warnings.accept(
            directory + ": cannot be written (" + e.getMessage() + "); the run goes on without");
      }
    }
  }
}
