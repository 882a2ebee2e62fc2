package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.Method;
import equipoise.experiments.study.StudyClassifier;

/**
 * One cell of the grid: one classifier trained on one data set after one method, in one repeat.
 *
 * @param key hash of {@code specification}
 * @param resamplingKey hash of all that determines the resampled training set: shared by the
 *     classifiers
 * @param repeat from 0
 * @param fold from 0; -1 without folds
 * @param division seed of the data set and repeat, from which the split is drawn
 * @param seed of the data set, repeat and fold: what all methods share comes from it by name
 * @param showsImages whether its outcome has sheets of example images: one classifier's trials in
 *     the first repeat do
 * @param specification all that determines the result
 */
public record Trial(
    String key,
    String resamplingKey,
    DataSpec data,
    Method method,
    StudyClassifier classifier,
    int repeat,
    int fold,
    Seed division,
    Seed seed,
    boolean showsImages,
    JsonNode specification) {
  /** The data set, repeat and fold, which all methods share. */
  String group() {
    return repeat + "/" + fold + " " + data.name();
  }

  /** Whether it trains a network of any kind, so that its result depends on the engine. */
  boolean trainsNetwork() {
    return method.trainsNetwork() || classifier.trainsNetwork();
  }

  /** Such as "mnist, smote, lenet5, repeat 2, fold 1": counted from 1 for people. */
  public String title() {
    String words =
        String.join(", ", data.name(), method.label(), classifier.label(), "repeat ")
            + (repeat + 1);
    return fold < 0 ? words : words + ", fold " + (fold + 1);
  }
}
