package equipoise.classifiers.training;

import equipoise.core.catalogue.Option;
import equipoise.engines.api.Optimizer;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An optimiser with the options that it has; empty ones are its own default.
 *
 * @param rate above 0; empty is 0.05 for {@code sgd} and {@code nesterov}, 0.001 for the others
 * @param decay at least 0; {@code adamw}, {@code sgd} and {@code nesterov} only; empty is 0.01 for
 *     {@code adamw}, 0 for the others
 * @param momentum in [0, 1); {@code sgd} and {@code nesterov} only; empty is 0.9
 */
public record OptimizerOptions(
    @Option(value = "rule that changes the weights", name = "optimizer") Rule rule,
    @Option(
            value = "learning rate; auto: 0.05 for sgd and nesterov, else 0.001",
            min = 0,
            aboveMin = true)
        OptionalDouble rate,
    @Option(
            value = "weight decay of adamw, sgd and nesterov; auto: 0.01 for adamw, else 0",
            min = 0)
        OptionalDouble decay,
    @Option(value = "momentum of sgd and nesterov; auto: 0.9", min = 0, max = 1, belowMax = true)
        OptionalDouble momentum) {
  public static final OptimizerOptions DEFAULTS =
      new OptimizerOptions(
          Rule.ADAM, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  /** The optimisers by the names of study files. */
  public enum Rule {
    ADAM("adam", false, false),
    ADAMW("adamw", true, false),
    SGD("sgd", true, true),
    /** {@link #SGD} with Nesterov's momentum. */
    NESTEROV("nesterov", true, true),
    RMSPROP("rmsprop", false, false);

    private final String word;
    private final boolean decays;
    private final boolean hasMomentum;

    Rule(String word, boolean decays, boolean hasMomentum) {
      this.word = word;
      this.decays = decays;
      this.hasMomentum = hasMomentum;
    }
  }

  public OptimizerOptions {
    Objects.requireNonNull(rule);
    if (rate.isPresent() && !(rate.getAsDouble() > 0 && Double.isFinite(rate.getAsDouble()))) {
      throw new IllegalArgumentException("rate must be above 0, but is " + rate.getAsDouble());
    }
    if (decay.isPresent() && !(decay.getAsDouble() >= 0 && Double.isFinite(decay.getAsDouble()))) {
      throw new IllegalArgumentException("decay must be at least 0, but is " + decay.getAsDouble());
    }
    if (momentum.isPresent() && !(momentum.getAsDouble() >= 0 && momentum.getAsDouble() < 1)) {
      throw new IllegalArgumentException(
          "momentum must be in [0, 1), but is " + momentum.getAsDouble());
    }
    refuse("decay", decay, rule.decays, "adamw, sgd and nesterov", rule);
    refuse("momentum", momentum, rule.hasMomentum, "sgd and nesterov", rule);
  }

  private static void refuse(
      String option, OptionalDouble value, boolean known, String owners, Rule rule) {
    if (value.isPresent() && !known) {
      throw new IllegalArgumentException(
          "%s is an option of %s, but the optimizer is %s: omit it"
              .formatted(option, owners, rule.word));
    }
  }

  /** The optimiser with every option at its value. */
  public Optimizer optimizer() {
    double step = rate.orElse(rule.hasMomentum ? 0.05 : 1e-3);
    return switch (rule) {
      case ADAM -> Optimizer.Adam.of(step);
      case ADAMW -> new Optimizer.AdamW(step, 0.9, 0.999, 1e-8, decay.orElse(0.01));
      case SGD, NESTEROV ->
          new Optimizer.Sgd(step, momentum.orElse(0.9), rule == Rule.NESTEROV, decay.orElse(0));
      case RMSPROP -> new Optimizer.RmsProp(step, 0.99, 1e-8);
    };
  }
}
