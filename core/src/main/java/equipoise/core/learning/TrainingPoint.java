package equipoise.core.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a generator's training stood at a checkpoint.
 *
 * @param step from 1
 * @param values by name: {@link #DISTANCE}, {@link #DIVERSITY}, and each loss, its mean over the
 *     steps since the checkpoint before; what could not be measured is absent
 * @param taken whether the generator has the weights of this checkpoint; absent from the JSON if it
 *     has not
 */
public record TrainingPoint(
    int step,
    Map<String, Double> values,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean taken) {
  /** Of the images to the validation images: squared kernel distance of grid and edge features. */
  public static final String DISTANCE = "distance";

  /** Mean distance of two images over that of two real ones. */
  public static final String DIVERSITY = "diversity";

  public TrainingPoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A checkpoint of which it is not known yet whether it will be taken. */
  public TrainingPoint(int step, Map<String, Double> values) {
    this(step, values, false);
  }

  /** The same checkpoint, taken or not. */
  public TrainingPoint taken(boolean whether) {
    return new TrainingPoint(step, values, whether);
  }
}
