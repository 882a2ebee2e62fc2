package equipoise.engines.api;

/**
 * How gradients change parameters, as data. The formulas are written once, in this module, so that
 * all engines agree.
 */
public sealed interface Optimizer {
  /** Kingma and Ba, ICLR 2015, algorithm 1. */
  record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    public static Adam of(double rate) {
      return new Adam(rate, 0.9, 0.999, 1e-8);
    }
  }

  /** v = momentum v + g; w = w - rate v. */
  record Sgd(double rate, double momentum) implements Optimizer {}

  /**
   * s = decay s + (1 - decay) g^2; w = w - rate g / (sqrt(s) + epsilon): Tieleman and Hinton, 2012.
   */
  record RmsProp(double rate, double decay, double epsilon) implements Optimizer {}
}
