package equipoise.gan.acgan;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Tensor;
import equipoise.gan.adversarial.Objective;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Two heads on one trunk: output 0 is the logit of being real, the others are the logits of the
 * class. Both networks minimise the cross entropy of the class; of the source the discriminator
 * minimises it and the generator minimises the non-saturating form (Odena et al., equations 2 and
 * 3).
 *
 * @param classWeight of the class's cross entropy beside that of the source, above 0
 */
record SourceAndClass(ClassHead head, double classWeight) implements Objective {
  @Override
  public int outputs(int classes) {
    return 1 + head.outputs(classes);
  }

  @Override
  public int conditions(int classes) {
    return head.conditions(classes);
  }

  @Override
  public int[] conditions(int[] labels, int classes, RandomGenerator random) {
    return Arrays.stream(labels).map(label -> head.condition(label, classes, random)).toArray();
  }

  @Override
  public Loss ofDiscriminator(Tensor output, int[] labels) {
    int n = labels.length / 2;
    float[] real = new float[2 * n];
    Arrays.fill(real, 0, n, 1);
    int classes = classes(output);
    int[] wanted = labels.clone();
    for (int i = n; i < 2 * n; i++) {
      wanted[i] = head.wantedOfGenerated(labels[i], classes);
    }
    // Each kind's mean, as in the paper's two terms: twice the mean over both.
    return loss(output, real, wanted, 2);
  }

  @Override
  public Loss ofGenerator(Tensor output, int[] conditions) {
    float[] real = new float[conditions.length];
    Arrays.fill(real, 1);
    return loss(output, real, conditions, 1);
  }

  private int classes(Tensor output) {
    int heads = width(output) - 1;
    return head == ClassHead.SHARED ? heads : heads / 2;
  }

  private Loss loss(Tensor output, float[] real, int[] wanted, double factor) {
    int n = output.count();
    int width = width(output);
    Tensor sources = Tensor.zeros(n, 1);
    Tensor heads = Tensor.zeros(n, width - 1);
    for (int i = 0; i < n; i++) {
      sources.values()[i] = output.values()[i * width];
      System.arraycopy(output.values(), i * width + 1, heads.values(), i * (width - 1), width - 1);
    }
    Loss source = Losses.sigmoidCrossEntropy(sources, new Tensor(real, n, 1));
    Loss label = Losses.softmaxCrossEntropy(heads, wanted, null);
    float[] gradient = new float[output.size()];
    for (int i = 0; i < n; i++) {
      gradient[i * width] = (float) (factor * source.gradient().values()[i]);
      for (int k = 1; k < width; k++) {
        float slope = label.gradient().values()[i * (width - 1) + k - 1];
        gradient[i * width + k] = (float) (factor * classWeight * slope);
      }
    }
    double value = factor * (source.value() + classWeight * label.value());
    return new Loss(value, new Tensor(gradient, output.shape()));
  }

  @Override
  public double realness(Tensor output, int i, int label) {
    return output.values()[i * width(output)];
  }

  private static int width(Tensor output) {
    return output.size() / output.count();
  }
}
