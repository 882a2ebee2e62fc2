package equipoise.gan.autoencoder;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.Schedule;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.NetworkSnapshots;
import java.util.Map;

/** Encoder and decoder in training, with one schedule of their rate. */
record Autoencoder(Network encoder, Network decoder, Schedule schedule) implements AutoCloseable {
  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";
  private static final double LAST_RATE = 0.01;

  /**
   * New networks with weights drawn by their names.
   *
   * @param steps of the whole training
   */
  static Autoencoder open(AutoencoderNetworks networks, Engine engine, int steps, Seed seed) {
    Network encoder = networks.trained(engine, networks.encoder(), seed.child(ENCODER));
    boolean complete = false;
    try {
      Network decoder = networks.trained(engine, networks.decoder(), seed.child(DECODER));
      complete = true;
      return new Autoencoder(encoder, decoder, new Schedule.Cosine(steps, LAST_RATE));
    } finally {
      if (!complete) {
        encoder.close();
      }
    }
  }

  /**
   * Applies the gradients of both.
   *
   * @param step from 1
   */
  void update(int step) {
    double scale = schedule.scale(step - 1L);
    encoder.update(scale);
    decoder.update(scale);
  }

  /** Of both, as {@link NamedWeights} joins them. */
  Weights weights() {
    return NamedWeights.joined(Map.of(ENCODER, encoder.weights(), DECODER, decoder.weights()));
  }

  NetworkSnapshots snapshots() {
    return NetworkSnapshots.of(Map.of(ENCODER, encoder, DECODER, decoder));
  }

  void resume(NetworkSnapshots snapshots) {
    snapshots.resume(Map.of(ENCODER, encoder, DECODER, decoder));
  }

  @Override
  public void close() {
    decoder.close();
    encoder.close();
  }
}
