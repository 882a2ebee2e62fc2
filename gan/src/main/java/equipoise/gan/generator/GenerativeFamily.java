package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Weights;

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

  /**
   * Makes images as a trained source did.
   *
   * @param shape of the images, as {@link #padded} gives it
   * @param classes number of trained classes
   * @param kept as {@link ImageSource#kept} gave it, under the same options
   * @throws IllegalArgumentException if weights are missing or of another shape, naming the first
   */
  ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept);
}
