package equipoise.gan.generator;

import equipoise.engines.api.Weights;
import java.util.random.RandomGenerator;

/** Networks in training; owns native memory until closed. Not for two threads at once. */
public interface GenerativeModel extends AutoCloseable {
  /**
   * One step of every optimiser.
   *
   * @param random for this step alone: noise, augmentation
   */
  StepReport step(ImageBatch batch, RandomGenerator random);

  /** What {@link ImageSource#load} takes: the weights that images are made with, a copy. */
  Weights weights();

  /** Makes images with weights of its own, and is closed apart from this model. */
  ImageSource source();

  @Override
  void close();
}
