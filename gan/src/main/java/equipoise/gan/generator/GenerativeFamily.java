package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;

/**
 * A family of generative networks with its options. The loop ({@link GenerativeTrainer}) draws
 * balanced batches, averages weights, selects the checkpoint and detects collapse; a family adds
 * networks and the step that trains them.
 */
public interface GenerativeFamily {
  /** As a study names it, for messages and the origins of images. */
  String name();

  /** How the loop trains it. */
  TrainingOptions training();

  /** All options, those of the loop included: what distinguishes two generators in their names. */
  Record options();

  /**
   * How images enter the networks.
   *
   * @throws equipoise.core.learning.GenerationException if the networks cannot take such images
   */
  PaddedShape padded(ImageShape shape);

  /**
   * New networks.
   *
   * @param images what they will be trained on
   * @param seed of their initial weights, by the networks' names
   */
  GenerativeModel model(Engine engine, TrainingImages images, Seed seed);
}
