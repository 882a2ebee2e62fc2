package equipoise.gan.generator;

import equipoise.core.data.ImageShape;
import equipoise.core.learning.Note;
import equipoise.engines.api.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained generator as a value: all that is needed to make its images again.
 *
 * @param id names family, options, training rows, seed and engine
 * @param family as the catalogue names it
 * @param options every option of the family with its value
 * @param shape of the images
 * @param classes that it makes or refuses
 * @param origin of the training
 * @param notes of the training, in order
 * @param history of the training, a point a checkpoint
 * @param weights as {@link ImageSource#kept} gave them
 */
public record KeptGenerator(
    String id,
    String family,
    Map<String, Object> options,
    ImageShape shape,
    GeneratedClasses classes,
    TrainingOrigin origin,
    List<Note> notes,
    List<TrainingPoint> history,
    Weights weights) {
  public KeptGenerator {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    notes = List.copyOf(notes);
    history = List.copyOf(history);
  }

  /**
   * What a generator was trained on and by.
   *
   * @param data the training set's name
   * @param fingerprint of the training rows
   * @param seed of the training
   * @param engine name, device and precision
   */
  public record TrainingOrigin(String data, String fingerprint, long seed, String engine) {}
}
