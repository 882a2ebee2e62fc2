package equipoise.gan.dcgan;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import equipoise.gan.adversarial.Objective;
import java.util.Arrays;

/**
 * The discriminator says of an image and its class together whether they are real; see {@link
 * AdversarialLoss} for the C + 1 outputs.
 */
record Projection(AdversarialLoss loss) implements Objective {
  @Override
  public int outputs(int classes) {
    return classes + 1;
  }

  @Override
  public Loss ofDiscriminator(Tensor output, int[] labels) {
    int n = labels.length / 2;
    AdversarialLoss.Term[] terms = new AdversarialLoss.Term[2 * n];
    Arrays.fill(terms, 0, n, AdversarialLoss.Term.REAL);
    Arrays.fill(terms, n, 2 * n, AdversarialLoss.Term.FAKE);
    return loss.of(output, labels, terms, n);
  }

  @Override
  public Loss ofGenerator(Tensor output, int[] conditions) {
    AdversarialLoss.Term[] terms = new AdversarialLoss.Term[conditions.length];
    Arrays.fill(terms, AdversarialLoss.Term.GENERATOR);
    return loss.of(output, conditions, terms, conditions.length);
  }

  @Override
  public double realness(Tensor output, int i, int label) {
    return AdversarialLoss.score(output, i, label);
  }
}
