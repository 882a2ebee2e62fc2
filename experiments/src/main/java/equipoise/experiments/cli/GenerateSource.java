package equipoise.experiments.cli;

import equipoise.core.NearestName;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.learning.Sampler;
import equipoise.experiments.cache.CacheDirectory;
import equipoise.experiments.cache.CachedGenerators;
import equipoise.experiments.catalogue.Entries;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.generate.SamplerMaker;
import equipoise.experiments.generate.Supply;
import equipoise.experiments.run.ArmImages;
import equipoise.experiments.study.Resampling;
import equipoise.gan.generator.GeneratorStore;
import equipoise.sampling.call.SamplerEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Where synthetic images come from: a method that learns from data, a kept generator, an arm of a
 * run.
 */
final class GenerateSource {
  /** Work that takes longer is announced. */
  private static final int LONG_SECONDS = 60;

  @Parameters(
      arity = "0..1",
      paramLabel = "DATA",
      description = "A file or folder of labelled images to learn from.")
  Path data;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = {
        "One of @|bold ${COMPLETION-CANDIDATES}|@.",
        "'equipoise methods NAME' shows its options."
      })
  String method;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description = "An option of the method, such as steps=500; may be given again.")
  List<String> options = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same bytes; default: 0, of a run's arm its study's.")
  Long seed;

  @Option(
      names = "--no-cache",
      description = "Train the generator, whatever earlier commands trained.")
  boolean noCache;

  @Mixin ModelOptions kept;

  @Option(
      names = "--from",
      paramLabel = "RUN_DIR",
      description = "Take the images of a run's arm instead of making new ones.")
  Path run;

  @Option(names = "--arm", paramLabel = "METHOD", description = "The arm: its label in the study.")
  String arm;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "The arm's data set; default: the study's first.")
  String dataset = "";

  @Option(
      names = "--repeat",
      paramLabel = "R",
      description = "The arm's repeat, from 0 as in results.jsonl; default: ${DEFAULT-VALUE}.")
  int repeat;

  @Option(
      names = "--fold",
      paramLabel = "F",
      description = "The arm's fold, from 0, of a study with folds; default: ${DEFAULT-VALUE}.")
  int fold;

  /** The methods that make images, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  private static List<String> names() {
    return Stream.concat(
            Entries.GENERATORS.names().stream(),
            Entries.SAMPLERS.entries().stream()
                .filter(SamplerMaker::isAdding)
                .map(entry -> entry.name()))
        .toList();
  }

  boolean isRun() {
    return run != null;
  }

  /** Whether there are no real images to compare with. */
  boolean lacksReal() {
    return kept.model != null && kept.real == null;
  }

  long seed() {
    return seed == null ? 0 : seed;
  }

  /** What is read. */
  Path path() {
    return isRun() ? run : kept.model != null ? kept.model : data;
  }

  /** For progress. */
  String title() {
    return isRun() ? arm : kept.model != null ? kept.name() : method;
  }

  /**
   * Before anything is read.
   *
   * @throws picocli.CommandLine.ParameterException if the options do not fit together
   */
  void require(GenerateCommand command) {
    if (Stream.of(data, run, kept.model).filter(Objects::nonNull).count() != 1) {
      throw command.usage(
          "give DATA with --method NAME, --model DIR, or --from RUN_DIR with --arm METHOD");
    }
    if (arm != null && !isRun()) {
      throw command.usage("--arm goes with --from RUN_DIR");
    }
    kept.require(command);
    if (isRun()) {
      if (arm == null) {
        throw command.usage("--from needs --arm METHOD, the label of one of the study's methods");
      }
      if (method != null || seed != null || !options.isEmpty()) {
        throw command.usage(
            "--from takes images that were made: omit --method, --option and --seed");
      }
    } else if (kept.model == null) {
      if (method == null) {
        throw command.usage("DATA needs --method NAME");
      }
      resampling(command);
    }
  }

  /**
   * Learns, or finds what was made.
   *
   * @param words that ask for the same, without the program's name
   * @throws DataException if the data cannot be learned from
   */
  Supply open(GenerateCommand command, EngineChoice engine, String words, Remarks remarks) {
    String software = "Equipoise " + Version.current();
    if (isRun()) {
      ArmImages found = ArmImages.of(run, new ArmImages.Arm(arm, dataset, repeat, fold), remarks);
      return Supply.ofArm(found, software, words);
    }
    if (kept.model != null) {
      return kept.open(
          command, engine, new Supply.Request(null, seed(), List.of(), software, words), remarks);
    }
    Resampling chosen = resampling(command);
    ImageSet set = read(command.images.reading(command));
    set.warnings().stream().map(Problem::line).forEach(command.err()::println);
    command.requireKnown(set.train().classes());
    announce(command, chosen.configured(), set.train());
    Supply.Request request = new Supply.Request(chosen, seed(), command.classes, software, words);
    try {
      Supply supply = Supply.learned(request, set, training(command, engine), remarks);
      return chosen.trainsNetwork()
          ? supply.with(supply.recipe().on(engine.platform().words()))
          : supply;
    } catch (DataException e) {
      throw new DataException(data + ": " + e.getMessage(), e);
    }
  }

  private Supply.Training training(Subcommand command, EngineChoice engine) {
    GeneratorStore store =
        noCache
            ? GeneratorStore.NONE
            : new CachedGenerators(
                CacheDirectory.of(System.getenv()),
                warning -> {
                  command.err().println("equipoise: " + Lines.single(warning));
                  command.err().flush();
                });
    return new Supply.Training(engine::engine, store);
  }

  private ImageSet read(ReadOptions reading) {
    ImageSet set = ImageSets.read(data, reading);
    if (set.train().classes().size() < 2) {
      throw new DataException(
          data + ": holds images of one class, but at least two are needed to tell apart");
    }
    return set;
  }

  private static void announce(Subcommand command, Configured<?> method, Dataset train) {
    double seconds = method.seconds(Workload.of(train));
    if (seconds >= LONG_SECONDS) {
      command
          .err()
          .printf(
              "equipoise: %s on %d images of %s: about %s on one core%n",
              method.name(),
              train.size(),
              train.imageShape(),
              Durations.words(Duration.ofSeconds(Math.round(seconds))));
      command.err().flush();
    }
  }

  private Resampling resampling(Subcommand command) {
    Map<String, String> given = KeyValues.of(command, options);
    for (String idle : Supply.IDLE) {
      if (given.containsKey(idle)) {
        throw command.usage(
            "--option " + idle + " has no say here: --class and --count set what is made");
      }
    }
    try {
      if (Entries.GENERATORS.has(method)) {
        return new Resampling.ByGenerator(Entries.GENERATORS.named(method).configured(given));
      }
      if (!Entries.SAMPLERS.has(method)) {
        throw NearestName.unknown("method", method, names());
      }
      SamplerMaker.requireAdding(Entries.SAMPLERS.named(method));
      Configured<Sampler> sampler = Entries.SAMPLERS.named(method).configured(given);
      SamplerEntry.requirePixels(sampler);
      return new Resampling.BySampler(sampler);
    } catch (IllegalArgumentException e) {
      throw command.usage(e.getMessage());
    }
  }
}
