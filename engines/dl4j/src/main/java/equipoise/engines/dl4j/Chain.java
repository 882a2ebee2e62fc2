package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.List;

/**
 * Steps one after another.
 *
 * @param firstTrained the first step with parameters; the number of steps if there is none
 */
record Chain(List<Step> steps, int firstTrained) implements Step {
  Chain {
    steps = List.copyOf(steps);
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] values = input;
    for (Step step : steps) {
      values = step.forward(values, n, mode);
    }
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int last = wanted ? 0 : firstTrained;
    float[] gradient = outputGradient;
    for (int i = steps.size() - 1; i >= last; i--) {
      gradient = steps.get(i).backward(gradient, n, wanted || i > last);
    }
    return wanted ? gradient : null;
  }

  @Override
  public void parametersChanged() {
    steps.forEach(Step::parametersChanged);
  }

  @Override
  public void resume(long batches) {
    steps.forEach(step -> step.resume(batches));
  }

  @Override
  public void close() {
    steps.forEach(Step::close);
  }
}
