package equipoise.classifiers.training;

import equipoise.core.catalogue.Option;
import java.util.Objects;

/**
 * When a training ends. Equal steps for all arms are fair where all are done after them; a
 * converged budget lets those go on that are not.
 *
 * @param rule of the end
 * @param cap most epochs of a converged budget, as a multiple of {@code epochs}, at least 1
 */
public record Budget(
    @Option(value = "what ends the training", name = "budget") Rule rule,
    @Option(value = "most epochs of a converged budget, as a multiple of epochs", min = 1)
        int cap) {
  /** The epochs that are set. */
  public static final Budget DEFAULTS = new Budget(Rule.EPOCHS, 8);

  /** What ends a training. */
  public enum Rule {
    /** The number of epochs. */
    EPOCHS,
    /**
     * A training at whose end the validation scores no longer improve ({@link BudgetCheck}): until
     * then it is begun again with twice the epochs, its schedule stretched.
     */
    CONVERGED
  }

  public Budget {
    Objects.requireNonNull(rule);
    if (cap < 1) {
      throw new IllegalArgumentException("cap must be at least 1, but is " + cap);
    }
  }

  /**
   * Whether a training that was still improving is begun again with twice its epochs.
   *
   * @param epochs that it had
   * @param first that the study sets
   */
  boolean doubles(int epochs, int first) {
    return rule == Rule.CONVERGED && 2L * epochs <= (long) cap * first;
  }
}
