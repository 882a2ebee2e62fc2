package equipoise.classifiers;

import equipoise.core.NearestName;
import equipoise.core.OptionReader;
import equipoise.core.learning.Learner;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Learners by the names and options of a study file. The networks ({@link Architectures}) have
 * {@code epochs, batch, optimizer (adam, adamw, sgd, nesterov, rmsprop), rate, decay (of adamw, sgd
 * and nesterov), momentum (of sgd and nesterov), schedule (constant, linear, cosine, step), warmUp,
 * clip, patience, validationInterval, scaling, dropout}; {@code random-forest} has {@code trees,
 * maxDepth, nodeSize, nodeColumns, treeColumns}.
 */
public final class Classifiers {
  private static final String FOREST = "random-forest";

  private Classifiers() {}

  /** All names. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(Architectures.names());
    names.add(FOREST);
    return names;
  }

  /** Whether the classifier of that name is a network and so needs an engine. */
  public static boolean isNetwork(String name) {
    requireKnown(name);
    return !name.equals(FOREST);
  }

  /**
   * The options of a classifier with those that were not given at their defaults.
   *
   * @throws IllegalArgumentException if the name or an option is unknown, with the nearest known
   *     one, or a value out of its range
   */
  public static Map<String, Object> resolve(String name, Map<String, ?> options) {
    OptionReader reader = new OptionReader(name, options);
    if (isNetwork(name)) {
      network(Architectures.named(name), reader, Conditions.NONE);
    } else {
      forest(reader);
    }
    reader.refuseOthers();
    return reader.resolved();
  }

  /**
   * The learner of that name.
   *
   * @param options numbers, or text that holds them, and words
   * @param engine asked only for networks, and not before training
   * @throws IllegalArgumentException if the name or an option is unknown, with the nearest known
   *     one, a value is out of its range, or a random forest is to be trained by a network's loss
   */
  public static Learner named(
      String name, Map<String, ?> options, Conditions conditions, Supplier<Engine> engine) {
    OptionReader reader = new OptionReader(name, options);
    Learner learner =
        isNetwork(name)
            ? networkLearner(Architectures.named(name), reader, conditions, engine)
            : forestLearner(reader, conditions.balancing());
    reader.refuseOthers();
    return switch (conditions.balancing()) {
      case THRESHOLD_MOVING -> ThresholdMoving.byValidation(learner);
      case LOGIT_ADJUSTMENT -> ThresholdMoving.fixed(learner, 1);
      default -> learner;
    };
  }

  private static void requireKnown(String name) {
    if (!names().contains(name)) {
      throw NearestName.unknown("classifier", name, names());
    }
  }

  private static Learner networkLearner(
      Architecture architecture,
      OptionReader reader,
      Conditions conditions,
      Supplier<Engine> engine) {
    return new CnnLearner(engine, architecture, network(architecture, reader, conditions));
  }

  private static CnnOptions network(
      Architecture architecture, OptionReader reader, Conditions conditions) {
    CnnOptions defaults = CnnOptions.DEFAULTS;
    int epochs = reader.integer("epochs", defaults.epochs());
    int batch = reader.integer("batch", defaults.batch());
    Optimization optimization = optimization(reader);
    Balancing balancing = conditions.balancing();
    return new CnnOptions(
        epochs,
        batch,
        optimization,
        reader.integer("patience", defaults.patience()),
        reader.integer("validationInterval", defaults.validationInterval()),
        reader.choice("scaling", PixelScaling.class, defaults.scaling()),
        reader.number("dropout", architecture.usualDropout()),
        conditions.augmentation(),
        balancing.isAfterTraining() ? Balancing.NONE : balancing,
        CnnLearner.stepsFor(conditions.examplesPerEpoch(), Math.max(1, batch)));
  }

  private static Optimization optimization(OptionReader reader) {
    Optimization defaults = Optimization.DEFAULTS;
    return new Optimization(
        optimizer(reader),
        reader.choice("schedule", Annealing.class, defaults.schedule()),
        reader.integer("warmUp", defaults.warmUp()),
        reader.number("clip", defaults.clip()));
  }

  private static Optimizer optimizer(OptionReader reader) {
    String name = reader.word("optimizer", List.of("adam", "adamw", "sgd", "nesterov", "rmsprop"));
    boolean descent = name.equals("sgd") || name.equals("nesterov");
    double rate = reader.number("rate", descent ? 0.05 : 1e-3);
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate must be above 0, but is " + rate);
    }
    return switch (name) {
      case "adamw" -> new Optimizer.AdamW(rate, 0.9, 0.999, 1e-8, reader.number("decay", 0.01));
      case "sgd", "nesterov" ->
          new Optimizer.Sgd(
              rate,
              reader.number("momentum", 0.9),
              name.equals("nesterov"),
              reader.number("decay", 0));
      case "rmsprop" -> new Optimizer.RmsProp(rate, 0.99, 1e-8);
      default -> Optimizer.Adam.of(rate);
    };
  }

  private static Learner forestLearner(OptionReader reader, Balancing balancing) {
    if (balancing == Balancing.BALANCED_SOFTMAX) {
      throw new IllegalArgumentException(
          "balanced-softmax is a loss of networks, which random-forest does not have: "
              + "take class-weights or threshold-moving");
    }
    return new ForestLearner(forest(reader).withClassWeights(balancing == Balancing.CLASS_WEIGHTS));
  }

  private static ForestLearner.Options forest(OptionReader reader) {
    ForestLearner.Options defaults = ForestLearner.Options.DEFAULTS;
    return new ForestLearner.Options(
        reader.integer("trees", defaults.trees()),
        reader.integer("maxDepth", defaults.maxDepth()),
        reader.integer("nodeSize", defaults.nodeSize()),
        reader.integer("nodeColumns", defaults.nodeColumns()),
        reader.integer("treeColumns", defaults.treeColumns()),
        false);
  }
}
