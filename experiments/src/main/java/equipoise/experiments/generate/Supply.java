package equipoise.experiments.generate;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.io.ImageSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.experiments.run.ArmImages;
import equipoise.experiments.study.Resampling;
import equipoise.gan.generator.GenerativeSampler;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where synthetic images come from: what was learned from, how, and what makes the images.
 *
 * @param train what the method learned from
 * @param files of the data set as it was read; empty where images have none
 * @param validation of the same shape and classes; may be empty
 * @param maker closed with this
 */
public record Supply(
    TrainingSet train, List<String> files, Dataset validation, Recipe recipe, ImageMaker maker)
    implements AutoCloseable {
  /** Options that say how far classes are filled: where counts are asked for, nothing. */
  public static final List<String> IDLE =
      List.of(
          Strategy.PARAMETER.name(),
          GenerativeSampler.FILL.name(),
          GenerativeSampler.GATE.name(),
          GenerativeSampler.REFUSED.name());

  /**
   * What was asked for.
   *
   * @param method with its options
   * @param classes to make images of, all if empty: one that a generator refuses is refused before
   *     it is trained
   * @param software name and version
   * @param command that asks for the same
   */
  public record Request(
      Resampling method, long seed, List<String> classes, String software, String command) {}

  /** The training images with their files. */
  public RealImages real() {
    return new RealImages(train.data(), files);
  }

  /**
   * Learns from a data set's training part: a sampler from all of it, a generator from what {@link
   * HeldOutPart} leaves.
   *
   * @param engine called when a network is trained
   * @throws equipoise.core.data.DataException if the method cannot learn from these images
   * @throws equipoise.core.learning.GenerationException if training failed
   */
  public static Supply learned(
      Request request, ImageSet set, Supplier<Engine> engine, Progress progress) {
    Seed seed = new Seed(request.seed());
    if (request.method() instanceof Resampling.BySampler by) {
      HeldOutPart whole = HeldOutPart.none(set.train());
      return of(
          request,
          whole,
          set.files(),
          new SamplerMaker(by.configured(), whole.train(), seed, progress));
    }
    Resampling.ByGenerator by = (Resampling.ByGenerator) request.method();
    var trainer = by.configured().create().trainer(engine);
    HeldOutPart parts = HeldOutPart.of(set.train(), trainer, seed.child("validation"));
    trainer
        .refusals(parts.train().data())
        .forEach((label, reason) -> requireNotAsked(request, set.train(), label, reason));
    return of(
        request,
        parts,
        set.files(),
        new GeneratorMaker(
            trainer.fit(parts.train(), parts.validation(), seed.child("training"), progress),
            seed));
  }

  private static void requireNotAsked(Request request, Dataset data, int label, String reason) {
    if (request.classes().contains(data.classes().get(label))) {
      throw new DataException(reason);
    }
  }

  private static Supply of(
      Request request, HeldOutPart parts, List<String> files, ImageMaker maker) {
    Recipe recipe =
        Recipe.of(
                request.method().configured(),
                new RealImages(parts.train().data(), files),
                request.seed(),
                request.software(),
                request.command())
            .without(IDLE);
    return new Supply(parts.train(), files, parts.validation(), recipe, maker);
  }

  /**
   * The images of a run's arm.
   *
   * @param software name and version
   * @param command that asks for the same
   */
  public static Supply ofArm(ArmImages arm, String software, String command) {
    RealImages real = new RealImages(arm.train().data(), arm.files());
    Recipe recipe = Recipe.of(arm.method(), real, arm.seed(), software, command);
    return new Supply(
        arm.train(),
        arm.files(),
        arm.validation(),
        recipe.on(arm.platform()),
        new ArmMaker(arm.made()));
  }

  /** The same with a recipe that knows more. */
  public Supply with(Recipe more) {
    return new Supply(train, files, validation, more, maker);
  }

  @Override
  public void close() {
    maker.close();
  }
}
