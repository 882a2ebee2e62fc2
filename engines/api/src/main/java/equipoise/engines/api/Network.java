package equipoise.engines.api;

import java.util.function.Function;

/**
 * A network that can be run and trained; owns native memory until closed. Not for two threads at
 * once.
 *
 * <p>The gradient passed to backward is that of the loss as the caller defines it: a mean over the
 * batch has its 1/n in it already. Parameter gradients add up over {@code backward} and {@code
 * pass} until {@link #update} or {@link #clear}.
 */
public interface Network extends AutoCloseable {
  NetworkSpec spec();

  /**
   * The output for a batch; remembers the batch for {@link #backward}.
   *
   * @return a {@link Tensor} of one's own, or a batch of this network where the engine computes:
   *     see {@link Batch}
   * @throws IllegalArgumentException naming the network, for a wrong shape, a value on the host
   *     that is not finite, or labels or a condition that are missing or out of range
   */
  Batch forward(Batch input, Mode mode);

  /** As {@link #forward(Batch, Mode)}, with the output on the host. */
  default Tensor forward(Tensor input, Mode mode) {
    return forward((Batch) input, mode).host();
  }

  /**
   * As {@link #forward(Batch, Mode)} in {@link Mode#INFER} for a caller who never goes back: the
   * batch need not be remembered, which saves memory. {@link #backward} afterwards is refused.
   */
  Batch infer(Batch input);

  /**
   * Adds to the parameter gradients.
   *
   * @param outputGradient of the shape of the last {@link #forward}'s output
   * @return the gradient with respect to that forward's input, as {@link #forward(Batch, Mode)}
   *     gives its output
   */
  Batch backward(Batch outputGradient);

  /** As {@link #backward(Batch)}, with the gradient on the host. */
  default Tensor backward(Tensor outputGradient) {
    return backward((Batch) outputGradient).host();
  }

  /**
   * Forward and backward in one call, which an engine may do faster.
   *
   * @param loss of the output
   */
  default Pass pass(Batch input, Mode mode, Function<Tensor, Loss> loss) {
    Loss at = loss.apply(forward(input, mode).host());
    return new Pass(at.value(), backward((Batch) at.gradient()));
  }

  /**
   * What a pass gives.
   *
   * @param loss its value
   * @param inputGradient the loss's gradient with respect to the input, as {@link #forward(Batch,
   *     Mode)} gives its output
   */
  record Pass(double loss, Batch inputGradient) {}

  /**
   * As {@link #pass} for a caller who does not need the gradient with respect to the input, such as
   * a classifier's step on images: an engine may omit it.
   *
   * @return the loss's value
   */
  default double learn(Batch input, Mode mode, Function<Tensor, Loss> loss) {
    return pass(input, mode, loss).loss();
  }

  /** Applies the optimiser to the gradients that have added up, and clears them. */
  default void update() {
    update(1);
  }

  /**
   * As {@link #update()}, with the optimiser's learning rate multiplied for this step only, as a
   * {@link Schedule} gives it.
   *
   * @param rateScale at least 0; the optimiser's moments are those of an update at scale 1
   */
  void update(double rateScale);

  /**
   * Scales the gradients that have added up so that their Euclidean norm over all parameters is at
   * most a bound: Pascanu et al., ICML 2013, arXiv 1211.5063, algorithm 1.
   *
   * @param norm above 0
   * @return the norm before; NaN or infinite where a gradient is, which then stay as they are
   */
  double clip(double norm);

  /** Discards the gradients: the discriminator's after the generator's step. */
  void clear();

  /** The gradients that have added up, a copy; names as in {@link #weights()}. */
  Weights gradients();

  /** Parameters and running statistics, a copy. */
  Weights weights();

  /**
   * Takes over parameters and running statistics; the optimiser's moments stay.
   *
   * @throws IllegalArgumentException as {@link Weights#check}
   */
  void load(Weights weights);

  /** A copy of the training's state. */
  Snapshot snapshot();

  /**
   * Goes on from there.
   *
   * @throws IllegalArgumentException if weights or moments are those of another network or
   *     optimiser
   */
  void resume(Snapshot snapshot);

  @Override
  void close();
}
