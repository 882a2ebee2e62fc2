package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.experiments.study.ClassifierSpec;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.MethodSpec;

/**
 * One cell of the grid: one classifier trained on one data set after one method, in one repeat.
 *
 * @param key hash of {@code specification}
 * @param repeat from 0
 * @param seed of the data set and repeat: what all methods share comes from it by name
 * @param specification all that determines the result
 */
public record Trial(
    String key,
    DataSpec data,
    MethodSpec method,
    ClassifierSpec classifier,
    int repeat,
    Seed seed,
    JsonNode specification) {
  /** Such as "mnist, smote, lenet5, repeat 2": repeats are counted from 1 for people. */
  public String title() {
    return String.join(
        ", ", data.name(), method.label(), classifier.label(), "repeat " + (repeat + 1));
  }
}
