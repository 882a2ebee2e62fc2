package equipoise.classifiers.head;

import java.util.Arrays;
import java.util.List;

/** One factor for each logit: z_c = s_c l_c, from factors of 1. */
public final class ScaledLogits implements Head {
  private final float[] factors;
  private final float[] gradient;
  private float[] input = {};

  public ScaledLogits(int classes) {
    factors = new float[classes];
    Arrays.fill(factors, 1);
    gradient = new float[classes];
  }

  @Override
  public int features() {
    return factors.length;
  }

  @Override
  public int classes() {
    return factors.length;
  }

  @Override
  public float[] forward(float[] logits) {
    input = logits;
    float[] scaled = new float[logits.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = logits[i] * factors[i % factors.length];
    }
    return scaled;
  }

  @Override
  public float[] backward(float[] scaled) {
    float[] result = new float[scaled.length];
    for (int i = 0; i < scaled.length; i++) {
      gradient[i % factors.length] += scaled[i] * input[i];
      result[i] = scaled[i] * factors[i % factors.length];
    }
    return result;
  }

  /** The dense layer that gives the scaled logits where another gives the logits. */
  public DenseHead into(DenseHead head) {
    float[] weight = head.weight().clone();
    for (int i = 0; i < weight.length; i++) {
      weight[i] *= factors[i / head.features()];
    }
    float[] bias = head.bias().clone();
    for (int c = 0; c < bias.length; c++) {
      bias[c] *= factors[c];
    }
    return new DenseHead(head.classes(), weight, bias);
  }

  @Override
  public List<float[]> parameters() {
    return List.of(factors);
  }

  @Override
  public List<float[]> gradients() {
    return List.of(gradient);
  }
}
