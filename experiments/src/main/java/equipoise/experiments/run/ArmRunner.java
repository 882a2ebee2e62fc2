package equipoise.experiments.run;

import equipoise.classifiers.Classifiers;
import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Strategy;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.study.Arms;
import equipoise.experiments.study.Arms.Kind;
import equipoise.experiments.study.AugmentationSpec;
import equipoise.experiments.study.MethodSpec;
import equipoise.gan.Generators;
import java.util.Map;

/** Turns the names of a study into samplers, generators and learners. */
final class ArmRunner {
  private final EngineChoice engine;
  private final GeneratedImages generated;
  private final Augmentation augmentation;

  ArmRunner(EngineChoice engine, GeneratedImages generated, AugmentationSpec augmentation) {
    this.engine = engine;
    this.generated = generated;
    this.augmentation =
        new Augmentation(augmentation.shift(), augmentation.rotation(), augmentation.zoom());
  }

  /** Whether the trial has to train a generator if it starts now. */
  boolean generates(Trial trial) {
    return Arms.kind(trial.method().name()) == Kind.GENERATOR
        && !generated.holds(trial.resamplingKey());
  }

  /** What the trial's method makes of the training set; its seed goes by the method's name. */
  Resampled resample(Trial trial, Prepared data, Progress progress) {
    MethodSpec method = trial.method();
    Strategy strategy = Arms.strategy(method.options());
    Map<String, Object> options = Arms.own(method.options());
    Seed seed = trial.seed().child("method").child(method.name());
    return switch (Arms.kind(method.name())) {
      case SAMPLER ->
          Arms.sampler(method.name(), options).resample(data.train(), strategy, seed, progress);
      case BALANCING -> Resampled.of(data.train());
      case GENERATOR ->
          generated.of(
              trial.resamplingKey(),
              data.train(),
              () ->
                  Generators.named(method.name(), options, engine::engine)
                      .sampler(data.validation())
                      .resample(data.train(), strategy, seed, progress));
    };
  }

  /** An epoch has as many steps in every arm as the real training set has batches. */
  Learner learner(Trial trial, Prepared data) {
    String method = trial.method().name();
    TrainingContext context =
        new TrainingContext(engine::engine, Arms.loss(method), augmentation, data.train().size());
    Learner learner =
        Classifiers.CATALOGUE
            .named(trial.classifier().name())
            .configured(trial.classifier().options())
            .create()
            .learner(context);
    return Arms.adjusted(method, learner);
  }
}
