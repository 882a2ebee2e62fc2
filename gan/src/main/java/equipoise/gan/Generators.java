package equipoise.gan;

import equipoise.core.NearestName;
import equipoise.core.OptionReader;
import equipoise.core.data.Dataset;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.engines.api.Engine;
import equipoise.gan.dcgan.AdversarialLoss;
import equipoise.gan.dcgan.Dcgan;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GenerativeTrainer;
import equipoise.gan.generator.LabelBalance;
import equipoise.gan.generator.TrainingOptions;
import equipoise.gan.generator.TranslationPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Generative methods by the names that a study file uses. */
public final class Generators {
  private static final double DEFAULT_FILL = 0.5;

  private Generators() {}

  /**
   * A generative method with its options.
   *
   * @param name such as {@code dcgan}
   * @param trainer of its generator
   * @param fill share of the gap to the largest class that it fills, in (0, 1]
   */
  public record Method(String name, GeneratorTrainer trainer, double fill) {
    public Method {
      Objects.requireNonNull(trainer);
      if (!(fill > 0 && fill <= 1)) {
        throw new IllegalArgumentException("fill must be in (0, 1], but is " + fill);
      }
    }

    /** The sampler that trains the generator and fills the classes' gaps. */
    public GenerativeSampler sampler(Dataset validation) {
      return new GenerativeSampler(trainer, validation, fill);
    }
  }

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return List.of("dcgan");
  }

  /**
   * A method by its name. Options of {@code dcgan}: {@code fill} (default .5), and those of {@link
   * Dcgan.Options} as {@code steps, batch, latent, filters, rate} (both players'), {@code
   * generator-rate, discriminator-rate, average, checkpoints, minimum}, {@code loss:
   * cross-entropy|hinge}, {@code labels: balanced|square-root}, {@code augmentation:
   * when-few|always|never}.
   *
   * @param options numbers, or text that holds them
   * @param engine asked when training starts
   * @throws IllegalArgumentException if the name, an option or its value is unknown; the message
   *     says which and names the nearest known one
   */
  public static Method named(String name, Map<String, ?> options, Supplier<Engine> engine) {
    return made(name, new OptionReader(name, options), engine);
  }

  /**
   * All options of a method, those that were not given with their defaults; equal for options that
   * mean the same.
   *
   * @throws IllegalArgumentException as {@link #named}
   */
  public static Map<String, Object> resolve(String name, Map<String, ?> options) {
    OptionReader reader = new OptionReader(name, options);
    made(
        name,
        reader,
        () -> {
          throw new IllegalStateException("options need no engine");
        });
    return reader.resolved();
  }

  private static Method made(String name, OptionReader reader, Supplier<Engine> engine) {
    if (!names().contains(name)) {
      throw NearestName.unknown("generator", name, names());
    }
    double fill = reader.number("fill", DEFAULT_FILL);
    Dcgan.Options chosen = dcgan(reader);
    reader.refuseOthers();
    return new Method(name, new GenerativeTrainer(engine, new Dcgan(chosen)), fill);
  }

  private static Dcgan.Options dcgan(OptionReader given) {
    Dcgan.Options defaults = Dcgan.Options.DEFAULTS;
    OptionalDouble rate = given.shorthand("rate");
    TrainingOptions training = defaults.training();
    return new Dcgan.Options(
        new TrainingOptions(
            given.integer("steps", training.steps()),
            given.integer("batch", training.batch()),
            given.number("average", training.averageDecay()),
            given.integer("checkpoints", training.checkpoints()),
            given.integer("minimum", training.minimum()),
            given.choice("labels", LabelBalance.class, training.labels())),
        given.integer("latent", defaults.latent()),
        given.integer("filters", defaults.filters()),
        given.number("generator-rate", rate.orElse(defaults.generatorRate())),
        given.number("discriminator-rate", rate.orElse(defaults.discriminatorRate())),
        given.choice("loss", AdversarialLoss.class, defaults.loss()),
        given.choice("augmentation", TranslationPolicy.class, defaults.augmentation()));
  }
}
