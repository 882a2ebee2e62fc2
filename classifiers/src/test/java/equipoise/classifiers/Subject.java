package equipoise.classifiers;

import equipoise.classifiers.adjustment.Adjustment;
import equipoise.classifiers.adjustment.Adjustments;
import equipoise.classifiers.architecture.Architectures;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.learning.Learner;
import equipoise.engines.api.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A classifier, a loss or none, and an adjustment or none. */
record Subject(
    Entry<LearnerRecipe> classifier,
    Optional<Entry<LossSpec>> loss,
    Optional<Entry<Adjustment>> adjustment) {
  private static final Workload IMAGES = new Workload(1000, 784);
  private static final List<String> EXAMPLES = List.of("lenet5-1998", "random-forest");

  /**
   * Every classifier alone; of networks and of the others one with every loss, every adjustment,
   * and some of both.
   */
  static List<Subject> all() {
    List<Subject> all = new ArrayList<>(plain());
    for (String name : EXAMPLES) {
      Entry<LearnerRecipe> classifier = Classifiers.CATALOGUE.named(name);
      for (Entry<LossSpec> loss : TrainingLosses.CATALOGUE.entries()) {
        all.add(new Subject(classifier, Optional.of(loss), Optional.empty()));
      }
      for (Entry<Adjustment> adjustment : Adjustments.CATALOGUE.entries()) {
        all.add(new Subject(classifier, Optional.empty(), Optional.of(adjustment)));
      }
      all.add(both(classifier, "mixup", "crt"));
      all.add(both(classifier, "ldam-drw", "ensemble"));
      all.add(both(classifier, "class-weights", "threshold-moving"));
    }
    return all.stream().filter(Subject::canBeTrained).toList();
  }

  private static Subject both(Entry<LearnerRecipe> classifier, String loss, String adjustment) {
    return new Subject(
        classifier,
        Optional.of(TrainingLosses.CATALOGUE.named(loss)),
        Optional.of(Adjustments.CATALOGUE.named(adjustment)));
  }

  /**
   * Whether it is as quick as LeNet-5 and takes the test images. All networks are trained by one
   * class, so that a few stand for all; what differs is the contract of architectures.
   */
  private static boolean isQuick(Entry<LearnerRecipe> classifier) {
    double seconds = classifier.configured().seconds(IMAGES);
    return !classifier.has(Trait.TRAINS_NETWORK)
        || takesSmallImages(classifier.name())
            && seconds <= Classifiers.CATALOGUE.named("lenet5").configured().seconds(IMAGES);
  }

  private static boolean takesSmallImages(String name) {
    return Architectures.ALL.stream()
        .anyMatch(
            network ->
                network.name().equals(name) && network.smallestSide() <= Bars.SHAPE.height());
  }

  /** Every such classifier, without loss and adjustment. */
  static List<Subject> plain() {
    return Classifiers.CATALOGUE.entries().stream()
        .filter(Subject::isQuick)
        .map(entry -> new Subject(entry, Optional.empty(), Optional.empty()))
        .toList();
  }

  boolean canBeTrained() {
    if (classifier.has(Trait.TRAINS_NETWORK)) {
      return true;
    }
    boolean weighed =
        loss.isEmpty()
            || classifier.has(Trait.WEIGHS_EXAMPLES) && !loss.get().has(Trait.NEEDS_LOGITS);
    return weighed && adjustment.filter(a -> a.has(Trait.NEEDS_LOGITS)).isEmpty();
  }

  /** The learner with those of the given options that it has, and the others at their defaults. */
  Learner learner(Engine engine, Map<String, ?> options) {
    Map<String, Object> own = new HashMap<>(options);
    own.keySet().removeIf(option -> classifier.parameter(option).isEmpty());
    TrainingContext context =
        new TrainingContext(
            () -> engine, loss.map(l -> l.configured().create()), Augmentation.NONE, 0);
    Learner learner = classifier.configured(own).create().learner(context);
    return adjustment.map(a -> a.configured().create().around(learner)).orElse(learner);
  }

  @Override
  public String toString() {
    return classifier.name()
        + loss.map(l -> " + " + l.name()).orElse("")
        + adjustment.map(a -> " + " + a.name()).orElse("");
  }
}
