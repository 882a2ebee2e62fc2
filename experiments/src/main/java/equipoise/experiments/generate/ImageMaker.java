package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import java.util.Map;

/** Makes synthetic images of a class: a trained generator, a sampler, a generator that was kept. */
public interface ImageMaker extends AutoCloseable {
  /** The classes that it makes no images of, with the reason for each. */
  Map<Integer, String> refused();

  /**
   * Images of one class; the same arguments give the same images.
   *
   * @param label of a class that is not refused
   * @param count at least 1
   * @return at most {@code count} synthetic examples, with the classes of the training data
   */
  Dataset make(int label, int count);

  /** Whether a class's first images are the same however many of it are made. */
  default boolean continues() {
    return false;
  }

  @Override
  void close();
}
