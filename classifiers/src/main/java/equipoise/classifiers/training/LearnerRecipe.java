package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Learner;
import java.util.List;

/** A classifier with its options, before a method says how it is trained. */
@FunctionalInterface
public interface LearnerRecipe {
  /**
   * @throws IllegalArgumentException if it cannot be trained by the loss of the context, with a
   *     loss or adjustment that it can use
   */
  Learner learner(TrainingContext context);

  /**
   * About how many bytes of memory a process that trains it takes at most, beside the data; 0 where
   * it is not known.
   *
   * @param images of the data set
   * @throws IllegalArgumentException if it cannot be trained on such images
   */
  default double memory(ImageShape images, int classes) {
    return 0;
  }

  /**
   * Before anything is trained: whether what it brings along, such as pretrained weights, fits.
   *
   * @param real the data set as read
   * @return sentences that whoever runs a study must know
   * @throws equipoise.core.data.DataException in one line, if a file cannot be used
   * @throws IllegalArgumentException in one line, if it does not fit the data
   */
  default List<String> check(Dataset real) {
    return List.of();
  }
}
