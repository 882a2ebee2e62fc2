package equipoise.engines.api;

import equipoise.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares an engine's convolution with {@link PlainConvolution}. */
public final class ConvolutionCheck {
  /** Several, because a value written past the end of an array may show up late. */
  private static final int PASSES = 3;

  private ConvolutionCheck() {}

  /**
   * @param tolerance relative to the largest value of an array, or to the size of its rounded terms
   *     if that is larger
   * @return a line for each array that differs; none if all agree
   */
  public static List<String> differences(ConvolutionCase one, Engine engine, double tolerance) {
    List<String> lines = new ArrayList<>();
    try (Network network = engine.create(one.spec(), new Optimizer.Sgd(.1, 0), new Seed(20))) {
      Weights weights = ContractNetworks.shaken(network.weights());
      network.load(weights);
      for (int pass = 0; pass < PASSES && lines.isEmpty(); pass++) {
        Tensor input = ContractNetworks.noise(pass, one.inputShape());
        Tensor gradient = ContractNetworks.noise(100 + pass, one.outputShape());
        PlainConvolution plain =
            new PlainConvolution(
                one,
                input,
                weights.get("0.weight"),
                one.bias() ? weights.get("0.bias") : null,
                gradient);
        Tensor output = network.forward(input, Mode.TRAIN);
        Tensor inputGradient = network.backward(gradient);
        Weights gradients = network.gradients();
        network.clear();
        compare("output", output, plain.output(), 1, tolerance, lines);
        compare("input gradient", inputGradient, plain.inputGradient(), 1, tolerance, lines);
        compare(
            "weight gradient",
            gradients.get("0.weight"),
            plain.weightGradient(),
            1,
            tolerance,
            lines);
        if (one.bias()) {
          double terms = Math.sqrt(gradient.size() / one.filters());
          compare(
              "bias gradient",
              gradients.get("0.bias"),
              plain.biasGradient(),
              terms,
              tolerance,
              lines);
        }
      }
    }
    return lines;
  }

  private static void compare(
      String what,
      Tensor actual,
      double[] expected,
      double terms,
      double tolerance,
      List<String> lines) {
    double scale = terms;
    double largest = 0;
    int at = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      double difference = Math.abs(expected[i] - actual.values()[i]);
      if (!(difference <= largest)) {
        largest = difference;
        at = i;
      }
    }
    if (!(largest <= tolerance * scale)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: value %d of %d is %s, but should be %s",
              what,
              at,
              expected.length,
              actual.values()[at],
              expected[at]));
    }
  }
}
