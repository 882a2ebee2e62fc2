package equipoise.experiments.generate;

import equipoise.core.Visible;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Parameter;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Generator;
import equipoise.engines.api.Engine;
import equipoise.experiments.catalogue.Entries;
import equipoise.gan.generator.GeneratorFolder;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.gan.generator.KeptGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A generator that an earlier training kept.
 *
 * @param folder that holds it
 * @param kept what it says of itself, with its weights
 * @param method its family with its options
 */
public record KeptModel(Path folder, KeptGenerator kept, Configured<GeneratorRecipe> method) {
  private static final String MODELS = "models";

  /**
   * Finds and reads it.
   *
   * @param path its folder; or a run directory, or its {@code models/}, with one generator
   * @throws DataException in one line, if there is none or more than one, or it is damaged, edited
   *     or of another version
   */
  public static KeptModel at(Path path) {
    Path folder = located(path);
    KeptGenerator kept = GeneratorFolder.read(folder);
    return new KeptModel(folder, kept, method(folder, kept));
  }

  private static Path located(Path path) {
    if (!Files.isDirectory(path)) {
      throw new DataException(
          shown(path)
              + (Files.exists(path)
                  ? ": is a file, but a generator is a folder, such as a run's models/ID"
                  : ": there is no such folder"));
    }
    if (isGenerator(path)) {
      return path;
    }
    List<Path> found = generators(path);
    if (found.isEmpty() && Files.isDirectory(path.resolve(MODELS))) {
      found = generators(path.resolve(MODELS));
    }
    if (found.isEmpty()) {
      throw new DataException(
          "%s: holds no generator; one is a folder with %s and %s, as a run keeps them in %s/"
              .formatted(
                  shown(path), GeneratorFolder.DESCRIPTION, GeneratorFolder.WEIGHTS, MODELS));
    }
    if (found.size() > 1) {
      throw new DataException(
          "%s: holds %d generators; name one of them: %s"
              .formatted(
                  shown(path),
                  found.size(),
                  Visible.shortened(
                      String.join(
                          ", ",
                          found.stream().map(one -> one.getFileName().toString()).toList()))));
    }
    return found.get(0);
  }

  /** Also one of whose two files one is missing: that is what must be said then. */
  private static boolean isGenerator(Path folder) {
    return Files.exists(folder.resolve(GeneratorFolder.DESCRIPTION))
        || Files.exists(folder.resolve(GeneratorFolder.WEIGHTS));
  }

  private static List<Path> generators(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(KeptModel::isGenerator).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read", e);
    }
  }

  private static Configured<GeneratorRecipe> method(Path folder, KeptGenerator kept) {
    try {
      var entry = Entries.GENERATORS.named(kept.family());
      Map<String, Object> options = new LinkedHashMap<>(kept.options());
      options.keySet().retainAll(entry.parameters().stream().map(Parameter::name).toList());
      return entry.configured(options);
    } catch (IllegalArgumentException e) {
      throw otherVersion(folder, e);
    }
  }

  /**
   * Ready to make images.
   *
   * @param engine that runs it
   * @throws DataException if the weights are not those of its networks
   */
  public Generator restored(Engine engine) {
    try {
      return method.create().restored(engine, kept);
    } catch (IllegalArgumentException | GenerationException e) {
      throw otherVersion(folder, e);
    }
  }

  private static DataException otherVersion(Path folder, RuntimeException cause) {
    return new DataException(
        shown(folder)
            + ": is a generator of another version of Equipoise ("
            + cause.getMessage()
            + ")",
        cause);
  }

  /** No image, but its shape and classes. */
  public Dataset nothing() {
    return Dataset.ofImages(
        kept.origin().data(),
        kept.shape(),
        kept.classes().names(),
        new byte[0][],
        new int[0],
        new Origin[0]);
  }

  private static String shown(Path path) {
    return Visible.of(path.toString());
  }
}
