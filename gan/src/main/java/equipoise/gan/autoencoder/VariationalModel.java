package equipoise.gan.autoencoder;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.NetworkSnapshots;
import equipoise.gan.generator.StepReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A conditional variational autoencoder in training: reconstruction plus beta times the divergence
 * of the codes from N(0, 1).
 */
final class VariationalModel implements GenerativeModel {
  private final AutoencoderNetworks networks;
  private final double beta;
  private final Autoencoder pair;
  private final Supplier<ImageSource> sources;

  /**
   * @param networks variational ones
   * @param beta weight of the divergence, at least 0
   * @param pair closed with this model
   * @param sources of images made with the weights of both networks
   */
  VariationalModel(
      AutoencoderNetworks networks, double beta, Autoencoder pair, Supplier<ImageSource> sources) {
    this.networks = networks;
    this.beta = beta;
    this.pair = pair;
    this.sources = sources;
  }

  @Override
  public StepReport step(int step, ImageBatch batch, RandomGenerator random) {
    int[] conditions = batch.conditions();
    Tensor parameters = pair.encoder().forward(batch.images().with(conditions), Mode.TRAIN).host();
    Posterior posterior = Posterior.draw(parameters.copy(), random);
    Network.Pass decoded =
        pair.decoder()
            .pass(
                ConditionedCodes.of(posterior.codes(), conditions, networks.classes()),
                Mode.TRAIN,
                logits -> networks.options().reconstruction().of(logits, batch.images()));
    Loss divergence = posterior.divergence();
    Tensor gradient = posterior.back(decoded.inputGradient().host());
    for (int k = 0; k < gradient.size(); k++) {
      gradient.values()[k] += (float) (beta * divergence.gradient().values()[k]);
    }
    pair.encoder().backward(gradient);
    pair.update(step);
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("reconstruction", decoded.loss());
    losses.put("divergence", divergence.value());
    return new StepReport(losses, OptionalDouble.empty());
  }

  @Override
  public Weights weights() {
    return pair.weights();
  }

  @Override
  public ImageSource source() {
    return sources.get();
  }

  @Override
  public NetworkSnapshots snapshots() {
    return pair.snapshots();
  }

  @Override
  public void resume(NetworkSnapshots snapshots) {
    pair.resume(snapshots);
  }

  @Override
  public void close() {
    pair.close();
  }
}
