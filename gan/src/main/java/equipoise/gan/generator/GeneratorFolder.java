package equipoise.gan.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.PlainFile;
import equipoise.core.file.SealedJson;
import equipoise.core.file.Sha256;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trained generators in a directory, one folder each, named by its id: {@code weights.safetensors},
 * and {@code generator.json} with all else, the SHA-256 of the weights and its own. States of
 * unfinished trainings lie in {@code unfinished/}.
 */
public final class GeneratorFolder implements GeneratorStore {
  /** The file that says what the weights are. */
  public static final String DESCRIPTION = "generator.json";

  /** The file of the weights. */
  public static final String WEIGHTS = "weights.safetensors";

  private static final String UNFINISHED = "unfinished";
  private static final String WORK = ".equipoise-work";

  private static final Logger LOG = LoggerFactory.getLogger(GeneratorFolder.class);

  private final Path root;
  private final AtomicFiles files;
  private final Consumer<String> warnings;

  /**
   * @param root made when something is kept
   * @param warnings is given one line for what is damaged, which is then trained again
   */
  public GeneratorFolder(Path root, Consumer<String> warnings) {
    this.root = root;
    this.files = new AtomicFiles(root.resolve(WORK));
    this.warnings = warnings;
  }

  @Override
  public Optional<KeptGenerator> generator(String id) {
    Path folder = root.resolve(id);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(folder));
    } catch (DataException e) {
      warnings.accept(e.getMessage() + "; the generator is trained again");
      return Optional.empty();
    }
  }

  /**
   * A generator that {@link #keep} wrote.
   *
   * @param folder that holds its two files
   * @throws DataException in one line, if a file is missing, damaged, edited or of another version
   */
  public static KeptGenerator read(Path folder) {
    Path description = folder.resolve(DESCRIPTION);
    Path weights = folder.resolve(WEIGHTS);
    PlainFile.requireIfThere(description);
    PlainFile.requireIfThere(weights);
    try {
      ObjectNode sealed = SealedJson.parse(description);
      GeneratorJson.requireFormat(description, sealed);
      ObjectNode json = SealedJson.unsealed(description, sealed);
      if (!Sha256.of(weights).equals(json.path(GeneratorJson.WEIGHTS).asText())) {
        throw new DataException(
            weights + ": is not the file that was written: cut short or changed");
      }
      return GeneratorJson.read(json, WeightsFile.read(weights).weights());
    } catch (NoSuchFileException e) {
      throw new DataException(
          "%s: no such file; a generator is a folder with %s and %s, as a run keeps them in models/"
              .formatted(e.getFile(), DESCRIPTION, WEIGHTS),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read", e);
    }
  }

  @Override
  public void keep(Supplier<KeptGenerator> generator) {
    KeptGenerator kept = generator.get();
    files.directory(root.resolve(kept.id()), folder -> write(folder, kept));
    forget(kept.id());
  }

  private static void write(Path folder, KeptGenerator kept) throws IOException {
    Path weights = folder.resolve(WEIGHTS);
    new WeightsFile(kept.weights(), Map.of("generator", kept.id())).write(weights);
    ObjectNode json = GeneratorJson.of(kept, Sha256.of(weights));
    Files.writeString(folder.resolve(DESCRIPTION), SealedJson.text(json));
  }

  @Override
  public Optional<TrainingState> state(String id) {
    Path file = stateFile(id);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StateFile.read(file));
    } catch (DataException | IOException e) {
      warnings.accept(e.getMessage() + "; the training begins anew");
      return Optional.empty();
    }
  }

  @Override
  public void keepState(String id, Supplier<TrainingState> state) {
    files.file(stateFile(id), file -> StateFile.write(file, state.get()));
  }

  private void forget(String id) {
    try {
      Files.deleteIfExists(stateFile(id));
      deleteIfEmpty(root.resolve(UNFINISHED));
      deleteIfEmpty(root.resolve(WORK));
    } catch (IOException e) {
      throw new UncheckedIOException(stateFile(id) + ": cannot be deleted", e);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      LOG.debug("{}: another training uses it", folder);
    }
  }

  private Path stateFile(String id) {
    return root.resolve(UNFINISHED).resolve(id + ".safetensors");
  }
}
