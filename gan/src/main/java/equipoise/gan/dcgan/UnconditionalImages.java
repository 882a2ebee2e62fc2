package equipoise.gan.dcgan;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.adversarial.AdversarialNetworks;
import equipoise.gan.generator.ConditionedNoise;
import equipoise.gan.generator.ImageSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Images of one generator network a class.
 *
 * @param networks by condition; closed with this source
 */
record UnconditionalImages(List<Network> networks, int latent) implements ImageSource {
  static UnconditionalImages open(AdversarialNetworks spec, Engine engine, int classes) {
    List<Network> networks = new ArrayList<>();
    boolean complete = false;
    try {
      for (int c = 0; c < classes; c++) {
        networks.add(spec.emptyGenerator(engine));
      }
      complete = true;
      return new UnconditionalImages(networks, spec.options().latent());
    } finally {
      if (!complete) {
        networks.forEach(Network::close);
      }
    }
  }

  @Override
  public void load(Weights weights) {
    for (int c = 0; c < networks.size(); c++) {
      networks.get(c).load(weights.part(c));
    }
  }

  @Override
  public Weights kept() {
    return Weights.joined(networks.stream().map(Network::weights).toList());
  }

  /** Runs of equal conditions go through their network together. */
  @Override
  public Tensor draw(int[] conditions, RandomGenerator random) {
    List<float[]> parts = new ArrayList<>();
    int[] shape = null;
    int size = 0;
    for (int from = 0, to; from < conditions.length; from = to) {
      to = from + 1;
      while (to < conditions.length && conditions[to] == conditions[from]) {
        to++;
      }
      Tensor noise = ConditionedNoise.draw(new int[to - from], 1, latent, random);
      Tensor images = networks.get(conditions[from]).forward(noise, Mode.INFER);
      parts.add(images.values());
      size += images.size();
      shape = images.shape().clone();
    }
    float[] all = new float[size];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    shape[0] = conditions.length;
    return new Tensor(all, shape);
  }

  @Override
  public void close() {
    networks.forEach(Network::close);
  }
}
