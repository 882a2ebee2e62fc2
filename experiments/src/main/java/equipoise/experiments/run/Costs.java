package equipoise.experiments.run;

import equipoise.classifiers.Classifiers;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.TrainingSet;
import equipoise.experiments.study.Arms;
import equipoise.experiments.study.Arms.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rough seconds that trials take on one core, from figures of the DL4J engine on 28x28 grey images:
 * about 1000 images a second for training a small network, 400 a second for a step of a DCGAN.
 */
final class Costs {
  private static final double GAN_IMAGES_A_SECOND = 400;
  private static final double PIXELS = 784;

  private final Function<Trial, TrainingSet> training;
  private final int classifiers;

  /**
   * @param training the thinned training set of a trial
   * @param classifiers how many share a generator
   */
  Costs(Function<Trial, TrainingSet> training, int classifiers) {
    this.training = training;
    this.classifiers = classifiers;
  }

  /** A trial, with its share of the generator that its method trains. */
  double of(Trial trial) {
    TrainingSet train = training.apply(trial);
    double size = train.data().dimension() / PIXELS;
    return classifier(trial, new Workload(train.size(), train.data().dimension()))
        + generator(trial, size) / classifiers;
  }

  /** All of them, shared out among the workers. */
  Duration estimate(List<Trial> trials, int workers) {
    return Duration.ofMillis(
        Math.round(1e3 * trials.stream().mapToDouble(this::of).sum() / workers));
  }

  private static double classifier(Trial trial, Workload work) {
    return Classifiers.CATALOGUE
        .named(trial.classifier().name())
        .configured(trial.classifier().options())
        .seconds(work);
  }

  private static double generator(Trial trial, double size) {
    if (Arms.kind(trial.method().name()) != Kind.GENERATOR) {
      return 0;
    }
    Map<String, Object> options = trial.method().options();
    return number(options, "steps", 3000)
        * number(options, "batch", 64)
        * size
        / GAN_IMAGES_A_SECOND;
  }

  private static double number(Map<String, Object> options, String name, double fallback) {
    return options.get(name) instanceof Number n ? n.doubleValue() : fallback;
  }
}
