package equipoise.experiments.catalogue;

import equipoise.classifiers.Classifiers;
import equipoise.classifiers.adjustment.Adjustment;
import equipoise.classifiers.adjustment.Adjustments;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.Augmentations;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Trait;
import equipoise.core.io.format.SetFormat;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import equipoise.core.metrics.Metric;
import equipoise.core.table.TableFormat;
import equipoise.engines.api.Engine;
import equipoise.gan.Generators;
import equipoise.gan.elsewhere.ElsewhereImages;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.sampling.Samplers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that a study or a command can name. */
public final class Entries {
  public static final Catalogue<LearnerRecipe> CLASSIFIERS = Classifiers.CATALOGUE;
  public static final Catalogue<LossSpec> LOSSES = TrainingLosses.CATALOGUE;
  public static final Catalogue<Adjustment> ADJUSTMENTS = Adjustments.CATALOGUE;
  public static final Catalogue<Augmentation> AUGMENTATIONS = Augmentations.CATALOGUE;
  public static final Catalogue<GeneratorRecipe> GENERATORS =
      new Catalogue<>(
          "generator",
          Stream.concat(Generators.CATALOGUE.entries().stream(), Stream.of(ElsewhereImages.ENTRY))
              .toList());
  public static final Catalogue<Sampler> SAMPLERS = Samplers.catalogue(learners());

  private Entries() {}

  /** Every entry, by kind. */
  public static List<Entry<?>> all() {
    return Stream.of(
            SAMPLERS,
            GENERATORS,
            LOSSES,
            ADJUSTMENTS,
            CLASSIFIERS,
            AUGMENTATIONS,
            Metric.CATALOGUE,
            SetFormat.CATALOGUE,
            TableFormat.CATALOGUE)
        .flatMap(catalogue -> catalogue.entries().stream())
        .<Entry<?>>map(entry -> entry)
        .toList();
  }

  /** The classifiers that need no engine, with their defaults: samplers may ask them for advice. */
  private static Map<String, Learner> learners() {
    TrainingContext plain = TrainingContext.of(Entries::noEngine);
    Map<String, Learner> learners = new LinkedHashMap<>();
    for (Entry<LearnerRecipe> entry : CLASSIFIERS.entries()) {
      if (!entry.has(Trait.TRAINS_NETWORK)) {
        learners.put(entry.name(), entry.configured().create().learner(plain));
      }
    }
    return learners;
  }

  private static Engine noEngine() {
    throw new IllegalStateException("this learner trains no network");
  }
}
