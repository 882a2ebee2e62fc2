package equipoise.gan.generator;

import equipoise.engines.api.Weights;
import java.util.random.RandomGenerator;

/** Networks in training; owns native memory until closed. Not for two threads at once. */
public interface GenerativeModel extends AutoCloseable {
  /**
   * One step of every optimiser.
   *
   * @param step from 1, for families whose training has phases or a schedule
   * @param random for this step alone: noise, augmentation
   */
  StepReport step(int step, ImageBatch batch, RandomGenerator random);

  /** What {@link ImageSource#load} takes: the weights that images are made with, a copy. */
  Weights weights();

  /** Makes images with weights of its own, and is closed apart from this model. */
  ImageSource source();

  /** The state of the training: that of each network. */
  NetworkSnapshots snapshots();

  /**
   * Goes on from there.
   *
   * @throws IllegalArgumentException if a network is missing or another one
   */
  void resume(NetworkSnapshots snapshots);

  @Override
  void close();
}
