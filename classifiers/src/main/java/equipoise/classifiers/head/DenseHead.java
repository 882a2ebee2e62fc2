package equipoise.classifiers.head;

import java.util.List;
import java.util.Objects;

/** z = W f + b, or W f without biases. */
public final class DenseHead implements Head {
  private final int features;
  private final int classes;
  private final float[] weight;
  private final float[] bias;
  private final float[] weightGradient;
  private final float[] biasGradient;
  private float[] input = {};

  /**
   * @param weight [classes][features], kept and changed
   * @param bias [classes], kept and changed; empty for none
   */
  public DenseHead(int classes, float[] weight, float[] bias) {
    if (classes < 1 || weight.length % classes != 0) {
      throw new IllegalArgumentException(
          "%d weights cannot be those of %d classes".formatted(weight.length, classes));
    }
    if (bias.length != 0 && bias.length != classes) {
      throw new IllegalArgumentException(
          "%d biases for %d classes".formatted(bias.length, classes));
    }
    this.classes = classes;
    this.features = weight.length / classes;
    this.weight = Objects.requireNonNull(weight);
    this.bias = bias;
    this.weightGradient = new float[weight.length];
    this.biasGradient = new float[bias.length];
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public float[] forward(float[] batch) {
    input = batch;
    int n = batch.length / features;
    float[] logits = new float[n * classes];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < classes; c++) {
        float sum = bias.length == 0 ? 0 : bias[c];
        int w = c * features;
        int f = i * features;
        for (int k = 0; k < features; k++) {
          sum += weight[w + k] * batch[f + k];
        }
        logits[i * classes + c] = sum;
      }
    }
    return logits;
  }

  @Override
  public float[] backward(float[] logits) {
    int n = logits.length / classes;
    float[] gradient = new float[n * features];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < classes; c++) {
        float g = logits[i * classes + c];
        if (bias.length > 0) {
          biasGradient[c] += g;
        }
        int w = c * features;
        int f = i * features;
        for (int k = 0; k < features; k++) {
          weightGradient[w + k] += g * input[f + k];
          gradient[f + k] += g * weight[w + k];
        }
      }
    }
    return gradient;
  }

  /** The weights alone [classes][features], not copied. */
  public float[] weight() {
    return weight;
  }

  /** [classes], not copied; empty if there are none. */
  public float[] bias() {
    return bias;
  }

  @Override
  public List<float[]> parameters() {
    return bias.length == 0 ? List.of(weight) : List.of(weight, bias);
  }

  @Override
  public List<float[]> gradients() {
    return bias.length == 0 ? List.of(weightGradient) : List.of(weightGradient, biasGradient);
  }
}
