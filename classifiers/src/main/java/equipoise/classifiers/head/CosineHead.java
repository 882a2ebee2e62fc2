package equipoise.classifiers.head;

import java.util.Arrays;
import java.util.List;

/**
 * z_c = s cos(f, w_c): a dense layer of unit class vectors on unit features, without biases, as
 * LDAM has it (Cao et al., NeurIPS 2019, arXiv 1906.07413).
 */
public final class CosineHead implements Head {
  private static final double SMALLEST = 1e-12;

  private final DenseHead unit;
  private final float[] weight;
  private final float[] gradient;
  private final float scale;
  private float[] unitInput = {};
  private double[] lengths = {};

  /**
   * @param weight [classes][features], kept and changed; only directions count
   * @param scale s, above 0
   */
  public CosineHead(int classes, float[] weight, double scale) {
    this.unit = new DenseHead(classes, weight.clone(), new float[0]);
    this.weight = weight;
    this.gradient = new float[weight.length];
    this.scale = (float) scale;
  }

  public double scale() {
    return scale;
  }

  @Override
  public int features() {
    return unit.features();
  }

  @Override
  public int classes() {
    return unit.classes();
  }

  @Override
  public float[] forward(float[] features) {
    normalise(weight, unit.weight());
    unitInput = new float[features.length];
    lengths = normalise(features, unitInput);
    float[] logits = unit.forward(unitInput);
    for (int i = 0; i < logits.length; i++) {
      logits[i] *= scale;
    }
    return logits;
  }

  @Override
  public float[] backward(float[] logits) {
    float[] scaled = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      scaled[i] = scale * logits[i];
    }
    float[] ofUnitWeights = unit.gradients().get(0);
    Arrays.fill(ofUnitWeights, 0);
    float[] ofUnitInput = unit.backward(scaled);
    float[] input = tangential(ofUnitInput, unitInput, lengths);
    float[] own = tangential(ofUnitWeights, unit.weight(), norms(weight));
    for (int i = 0; i < own.length; i++) {
      gradient[i] += own[i];
    }
    return input;
  }

  /**
   * The gradient with respect to v of a function of v / |v|: the part across v, over |v|.
   *
   * @param gradient with respect to the unit vectors
   */
  private float[] tangential(float[] gradient, float[] units, double[] norms) {
    int width = features();
    float[] result = new float[gradient.length];
    for (int i = 0; i < norms.length; i++) {
      double along = 0;
      for (int k = i * width; k < (i + 1) * width; k++) {
        along += (double) gradient[k] * units[k];
      }
      for (int k = i * width; k < (i + 1) * width; k++) {
        result[k] = (float) ((gradient[k] - along * units[k]) / norms[i]);
      }
    }
    return result;
  }

  private double[] normalise(float[] rows, float[] into) {
    int width = features();
    double[] norms = norms(rows);
    for (int i = 0; i < rows.length; i++) {
      into[i] = (float) (rows[i] / norms[i / width]);
    }
    return norms;
  }

  /**
   * Class vectors that give this head's logits with features of length 1.
   *
   * @param weight [classes][features]
   */
  public static float[] scaled(float[] weight, int classes, double scale) {
    int width = weight.length / classes;
    double[] norms = norms(weight, width);
    float[] scaled = new float[weight.length];
    for (int i = 0; i < weight.length; i++) {
      scaled[i] = (float) (scale * weight[i] / norms[i / width]);
    }
    return scaled;
  }

  private double[] norms(float[] rows) {
    return norms(rows, features());
  }

  private static double[] norms(float[] rows, int width) {
    double[] norms = new double[rows.length / width];
    for (int i = 0; i < norms.length; i++) {
      double sum = 0;
      for (int k = i * width; k < (i + 1) * width; k++) {
        sum += (double) rows[k] * rows[k];
      }
      norms[i] = Math.max(SMALLEST, Math.sqrt(sum));
    }
    return norms;
  }

  @Override
  public List<float[]> parameters() {
    return List.of(weight);
  }

  @Override
  public List<float[]> gradients() {
    return List.of(gradient);
  }
}
