package equipoise.engines.api;

import java.util.function.UnaryOperator;

/**
 * A network that can be run and trained; owns native memory until closed. Not for two threads at
 * once.
 *
 * <p>The gradient handed backward is that of the loss as the caller defines it: a mean over the
 * batch has its 1/n in it already. Parameter gradients add up over {@code backward} and {@code
 * pass} until {@link #update} or {@link #clear}.
 */
public interface Network extends AutoCloseable {
  NetworkSpec spec();

  /** The output for a batch; remembers the batch for {@link #backward}. */
  Tensor forward(Tensor input, Mode mode);

  /**
   * Adds to the parameter gradients.
   *
   * @param outputGradient of the shape of the last {@link #forward}'s output
   * @return the gradient with respect to that forward's input
   */
  Tensor backward(Tensor outputGradient);

  /**
   * Forward and backward in one go, which an engine may do faster.
   *
   * @param outputGradient given the output, returns the loss's gradient with respect to it
   * @return the gradient with respect to the input
   */
  default Tensor pass(Tensor input, Mode mode, UnaryOperator<Tensor> outputGradient) {
    return backward(outputGradient.apply(forward(input, mode)));
  }

  /**
   * As {@link #pass} for a caller who does not need the gradient with respect to the input, such as
   * a classifier's step on images: an engine may leave it out.
   */
  default void learn(Tensor input, Mode mode, UnaryOperator<Tensor> outputGradient) {
    pass(input, mode, outputGradient);
  }

  /** Applies the optimiser to the gradients that have added up, and clears them. */
  default void update() {
    update(1);
  }

  /**
   * As {@link #update()}, with the optimiser's learning rate multiplied for this step only: a
   * learning-rate schedule needs nothing more.
   *
   * @param rateScale at least 0; the optimiser's moments are those of an update at scale 1
   */
  void update(double rateScale);

  /** Discards the gradients: the discriminator's after the generator's step. */
  void clear();

  /** The gradients that have added up, a copy; names as in {@link #weights()}. */
  Weights gradients();

  /** Parameters and running statistics, a copy. */
  Weights weights();

  /** Takes over parameters and running statistics; every name and shape must match. */
  void load(Weights weights);

  @Override
  void close();
}
