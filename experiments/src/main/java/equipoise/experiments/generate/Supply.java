package equipoise.experiments.generate;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import equipoise.core.io.ImageSet;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.experiments.audit.AuditParts;
import equipoise.experiments.run.ArmImages;
import equipoise.experiments.study.Resampling;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where synthetic images come from: what was learned from, how, and what makes the images.
 *
 * @param learned the real images
 * @param maker closed with this
 */
public record Supply(Learned learned, Recipe recipe, ImageMaker maker) implements AutoCloseable {
  /** Options that say how far classes are filled: where counts are asked for, nothing. */
  public static final List<String> IDLE =
      List.of(
          Strategy.PARAMETER.name(),
          GenerativeSampler.FILL.name(),
          GenerativeSampler.GATE.name(),
          GenerativeSampler.REFUSED.name());

  /**
   * What a method learned from.
   *
   * @param train empty if it is not known
   * @param files of the data set as it was read; empty where images have none
   * @param validation of the same shape and classes; may be empty
   * @param audited what its images can be audited with; empty if there are no real images
   */
  public record Learned(
      TrainingSet train, List<String> files, Dataset validation, Optional<AuditParts> audited) {
    public Learned {
      files = List.copyOf(files);
    }
  }

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

  /**
   * What networks are trained by.
   *
   * @param engine called when one is trained
   * @param generators where trained ones are looked for, and kept
   */
  public record Training(Supplier<Engine> engine, GeneratorStore generators) {}

  /** The training images; none if they are not known. */
  public TrainingSet train() {
    return learned.train();
  }

  /** Of the same shape and classes; may be empty. */
  public Dataset validation() {
    return learned.validation();
  }

  /** The training images with their files. */
  public RealImages real() {
    return new RealImages(learned.train().data(), learned.files());
  }

  /**
   * Learns from a data set's training part: a sampler from all of it, a generator from what {@link
   * HeldOutPart} leaves. Audited with the set's own test part, without one with what was held out.
   *
   * @throws equipoise.core.data.DataException if the method cannot learn from these images
   * @throws equipoise.core.learning.GenerationException if training failed
   */
  public static Supply learned(
      Request request, ImageSet set, Training training, Progress progress) {
    Seed seed = new Seed(request.seed());
    if (request.method() instanceof Resampling.BySampler by) {
      HeldOutPart whole = HeldOutPart.none(set.train());
      return of(
          request,
          learned(whole, set, progress),
          new SamplerMaker(by.configured(), whole.train(), seed, progress));
    }
    Resampling.ByGenerator by = (Resampling.ByGenerator) request.method();
    GeneratorTrainer trainer =
        by.configured().create().trainer(training.engine(), training.generators());
    HeldOutPart parts = HeldOutPart.of(set.train(), trainer, seed.child("validation"));
    trainer
        .refusals(parts.train().data())
        .forEach((label, reason) -> requireNotAsked(request, set.train(), label, reason));
    return of(
        request,
        learned(parts, set, progress),
        new GeneratorMaker(
            trainer.fit(parts.train(), parts.validation(), seed.child("training"), progress),
            seed));
  }

  private static void requireNotAsked(Request request, Dataset data, int label, String reason) {
    if (request.classes().contains(data.classes().get(label))) {
      throw new DataException(reason);
    }
  }

  private static Learned learned(HeldOutPart parts, ImageSet set, Progress progress) {
    AuditParts audited = new AuditParts(parts.train(), parts.validation(), true);
    if (set.test().isPresent()) {
      List<String> notes = new ArrayList<>();
      audited = AuditParts.apart(parts.train().data(), set.test().get(), notes);
      notes.forEach(note -> progress.note(Note.of(Note.Kind.DATA, note)));
    }
    return new Learned(parts.train(), set.files(), parts.validation(), Optional.of(audited));
  }

  private static Supply of(Request request, Learned learned, ImageMaker maker) {
    Recipe recipe =
        Recipe.of(
                request.method().configured(),
                new RealImages(learned.train().data(), learned.files()),
                request.seed(),
                request.software(),
                request.command())
            .without(IDLE);
    return new Supply(learned, recipe, maker);
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
    AuditParts audited = new AuditParts(arm.train(), arm.validation(), true);
    return new Supply(
        new Learned(arm.train(), arm.files(), arm.validation(), Optional.of(audited)),
        recipe.on(arm.platform()),
        new ArmMaker(arm.made()));
  }

  /**
   * Draws from a generator that was kept. Which of the real images it was trained on is not known:
   * all of them count as training images, and those held out for the audit may be among them.
   *
   * @param request its method and classes are not looked at
   * @param real under the model's classes and of its shape, if there are real images
   * @throws equipoise.core.data.DataException if the generator cannot be restored
   */
  public static Supply ofModel(
      KeptModel model, Optional<ImageSet> real, Engine engine, Request request) {
    Dataset nothing = model.nothing();
    Seed seed = new Seed(request.seed());
    Learned learned =
        real.map(
                set ->
                    new Learned(
                        Splits.whole(set.train()),
                        set.files(),
                        nothing,
                        Optional.of(heldOut(set, seed.child("held-out")))))
            .orElseGet(
                () -> new Learned(Splits.whole(nothing), List.of(), nothing, Optional.empty()));
    return new Supply(
        learned,
        Recipe.of(model, request.seed(), request.software(), request.command()).without(IDLE),
        new GeneratorMaker(model.restored(engine), seed));
  }

  private static AuditParts heldOut(ImageSet set, Seed seed) {
    return set.test()
        .map(test -> new AuditParts(Splits.whole(set.train()), test, false))
        .orElseGet(() -> AuditParts.split(set.train(), seed));
  }

  /** The same with a recipe that knows more. */
  public Supply with(Recipe more) {
    return new Supply(learned, more, maker);
  }

  @Override
  public void close() {
    maker.close();
  }
}
