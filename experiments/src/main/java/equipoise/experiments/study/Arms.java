package equipoise.experiments.study;

import java.util.List;
import java.util.Map;

/** The methods and classifiers that a study may name. */
final class Arms {
  private Arms() {}

  static final Value.Catalogue METHODS =
      new Fixed(
          List.of(
              "none", "random-over", "random-under", "smote", "cdsmote", "class-decomposition",
              "class-weights", "threshold-moving", "balanced-softmax", "dcgan"));

  static final Value.Catalogue CLASSIFIERS =
      new Fixed(List.of("lenet5", "lenet5-1998", "bipyramidal", "random-forest"));

  private record Fixed(List<String> names) implements Value.Catalogue {
    @Override
    public Map<String, Object> resolve(String name, Map<String, Object> options) {
      return options;
    }
  }
}
