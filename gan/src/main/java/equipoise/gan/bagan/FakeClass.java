package equipoise.gan.bagan;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Tensor;
import equipoise.gan.adversarial.Objective;
import java.util.Arrays;

/**
 * One softmax over all classes and, last, "fake": the discriminator wants the class of a real image
 * and "fake" of a generated one, the generator the class that it was asked for (Mariani et al.,
 * section 3). The generator has no condition beside its latent vector.
 */
record FakeClass() implements Objective {
  @Override
  public int outputs(int classes) {
    return classes + 1;
  }

  @Override
  public int conditions(int classes) {
    return 0;
  }

  @Override
  public Loss ofDiscriminator(Tensor output, int[] labels) {
    int[] wanted = labels.clone();
    Arrays.fill(wanted, labels.length / 2, labels.length, fake(output));
    Loss mean = Losses.softmaxCrossEntropy(output, wanted, null);
    // Each kind's mean: twice the mean over both.
    float[] gradient = mean.gradient().values();
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] *= 2;
    }
    return new Loss(2 * mean.value(), new Tensor(gradient, output.shape()));
  }

  @Override
  public Loss ofGenerator(Tensor output, int[] conditions) {
    return Losses.softmaxCrossEntropy(output, conditions, null);
  }

  /** The logit of the likeliest class over that of "fake". */
  @Override
  public double realness(Tensor output, int i, int label) {
    int width = fake(output) + 1;
    double best = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < width - 1; c++) {
      best = Math.max(best, output.values()[i * width + c]);
    }
    return best - output.values()[i * width + width - 1];
  }

  private static int fake(Tensor output) {
    return output.size() / output.count() - 1;
  }
}
