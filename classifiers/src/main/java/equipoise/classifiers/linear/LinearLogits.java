package equipoise.classifiers.linear;

/**
 * A trained logistic regression as the logits that it gives: z_c = w_c x + b_c.
 *
 * @param weights [classes][columns], of values as they are
 * @param biases [classes]; minus infinity for a class without training rows
 */
public record LinearLogits(double[][] weights, double[] biases) {}
