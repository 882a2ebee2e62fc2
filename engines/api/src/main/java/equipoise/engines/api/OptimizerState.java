package equipoise.engines.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of an optimiser for one array of parameters: the moments kept between steps. Engines
 * that compute on the host use it; the others write the same formulas in their own operations and
 * are held to it by the contract. Not for two threads at once.
 */
public abstract sealed class OptimizerState
    permits OptimizerState.AdamState, OptimizerState.SgdState, OptimizerState.RmsPropState {
  private final Map<String, float[]> moments = new LinkedHashMap<>();
  private long updates;

  private OptimizerState(int size, String... names) {
    for (String name : names) {
      moments.put(name, new float[size]);
    }
  }

  /** A fresh state. */
  public static OptimizerState of(Optimizer optimizer, int size) {
    if (optimizer instanceof Optimizer.Adam a) {
      return new AdamState(
          new Optimizer.AdamW(a.rate(), a.beta1(), a.beta2(), a.epsilon(), 0), size);
    } else if (optimizer instanceof Optimizer.AdamW adam) {
      return new AdamState(adam, size);
    } else if (optimizer instanceof Optimizer.Sgd sgd) {
      return new SgdState(sgd, size);
    }
    return new RmsPropState((Optimizer.RmsProp) optimizer, size);
  }

  /**
   * Changes the parameters.
   *
   * @param parameters as many as the state was made for
   * @param gradients d loss / d parameter; not changed
   * @param rateScale factor on the learning rate of this step only
   */
  public final void step(float[] parameters, float[] gradients, double rateScale) {
    updates++;
    move(parameters, gradients, rateScale);
  }

  /** As {@link #step(float[], float[], double)} at scale 1. */
  public final void step(float[] parameters, float[] gradients) {
    step(parameters, gradients, 1);
  }

  /** The moments by name: m and v of Adam, velocity of SGD, square of RMSProp. Not copied. */
  public final Map<String, float[]> moments() {
    return moments;
  }

  /** Steps done. */
  public final long updates() {
    return updates;
  }

  /** Resumes from a copy of {@link #moments()}, taken after a number of steps. */
  public final void resume(Map<String, float[]> from, long after) {
    if (!from.keySet().equals(moments.keySet())) {
      throw new IllegalArgumentException(
          "the optimiser keeps " + moments.keySet() + ", not " + from.keySet());
    }
    moments.forEach((name, own) -> System.arraycopy(from.get(name), 0, own, 0, own.length));
    updates = after;
  }

  abstract void move(float[] parameters, float[] gradients, double rateScale);

  static final class AdamState extends OptimizerState {
    private final Optimizer.AdamW adam;

    AdamState(Optimizer.AdamW adam, int size) {
      super(size, "m", "v");
      this.adam = adam;
    }

    @Override
    void move(float[] parameters, float[] gradients, double rateScale) {
      double scaled = rateScale * adam.rate();
      if (adam.decay() > 0) {
        float kept = (float) (1 - scaled * adam.decay());
        for (int i = 0; i < parameters.length; i++) {
          parameters[i] *= kept;
        }
      }
      float rate = (float) (scaled / (1 - Math.pow(adam.beta1(), updates())));
      float root = (float) (1 / Math.sqrt(1 - Math.pow(adam.beta2(), updates())));
      move(parameters, gradients, rate, root);
    }

    /** Algorithm 1 with both bias corrections drawn out of the loop. */
    private void move(float[] parameters, float[] gradients, float rate, float root) {
      float beta1 = (float) adam.beta1();
      float beta2 = (float) adam.beta2();
      float rest1 = (float) (1 - adam.beta1());
      float rest2 = (float) (1 - adam.beta2());
      float epsilon = (float) adam.epsilon();
      float[] first = moments().get("m");
      float[] second = moments().get("v");
      for (int i = 0; i < first.length; i++) {
        float g = gradients[i];
        float mean = beta1 * first[i] + rest1 * g;
        float square = beta2 * second[i] + rest2 * g * g;
        first[i] = mean;
        second[i] = square;
        parameters[i] -= rate * mean / ((float) Math.sqrt(square) * root + epsilon);
      }
    }
  }

  static final class SgdState extends OptimizerState {
    private final Optimizer.Sgd sgd;

    SgdState(Optimizer.Sgd sgd, int size) {
      super(size, "velocity");
      this.sgd = sgd;
    }

    @Override
    void move(float[] parameters, float[] gradients, double rateScale) {
      float[] velocity = moments().get("velocity");
      float momentum = (float) sgd.momentum();
      float decay = (float) sgd.decay();
      float rate = (float) (rateScale * sgd.rate());
      boolean nesterov = sgd.nesterov();
      for (int i = 0; i < velocity.length; i++) {
        float g = gradients[i] + decay * parameters[i];
        float v = momentum * velocity[i] + g;
        velocity[i] = v;
        parameters[i] -= rate * (nesterov ? g + momentum * v : v);
      }
    }
  }

  static final class RmsPropState extends OptimizerState {
    private final Optimizer.RmsProp rmsProp;

    RmsPropState(Optimizer.RmsProp rmsProp, int size) {
      super(size, "square");
      this.rmsProp = rmsProp;
    }

    @Override
    void move(float[] parameters, float[] gradients, double rateScale) {
      float[] square = moments().get("square");
      float decay = (float) rmsProp.decay();
      float rest = (float) (1 - rmsProp.decay());
      float rate = (float) (rateScale * rmsProp.rate());
      float epsilon = (float) rmsProp.epsilon();
      for (int i = 0; i < square.length; i++) {
        float g = gradients[i];
        square[i] = decay * square[i] + rest * g * g;
        parameters[i] -= rate * g / ((float) Math.sqrt(square[i]) + epsilon);
      }
    }
  }
}
