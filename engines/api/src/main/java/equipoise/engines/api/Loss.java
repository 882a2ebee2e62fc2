package equipoise.engines.api;

/**
 * A loss at a network's output: its value and gradient.
 *
 * @param value mean over the batch
 * @param gradient d value / d output, of the output's shape
 */
public record Loss(double value, Tensor gradient) {}
