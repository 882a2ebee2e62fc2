package equipoise.engines.api;

/**
 * An optimiser at work on one array of parameters: the moments that it keeps between steps. Every
 * engine uses these formulas, so that all of them walk the same way. Not for two threads at once.
 */
public abstract sealed class OptimizerState
    permits OptimizerState.AdamState, OptimizerState.SgdState, OptimizerState.RmsPropState {
  private OptimizerState() {}

  /** A fresh state for so many parameters. */
  public static OptimizerState of(Optimizer optimizer, int size) {
    if (optimizer instanceof Optimizer.Adam adam) {
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
   * @param gradients d loss / d parameter, left as they are
   * @param rateScale factor on the learning rate of this step alone
   */
  public abstract void step(float[] parameters, float[] gradients, double rateScale);

  /** As {@link #step(float[], float[], double)} at scale 1. */
  public final void step(float[] parameters, float[] gradients) {
    step(parameters, gradients, 1);
  }

  static final class AdamState extends OptimizerState {
    private final Optimizer.Adam adam;
    private final float[] m;
    private final float[] v;
    private int t;

    AdamState(Optimizer.Adam adam, int size) {
      this.adam = adam;
      m = new float[size];
      v = new float[size];
    }

    @Override
    public void step(float[] parameters, float[] gradients, double rateScale) {
      t++;
      float rate = (float) (rateScale * adam.rate() / (1 - Math.pow(adam.beta1(), t)));
      float root = (float) (1 / Math.sqrt(1 - Math.pow(adam.beta2(), t)));
      move(parameters, gradients, rate, root);
    }

    /** Algorithm 1 with both bias corrections drawn out of the loop. */
    private void move(float[] parameters, float[] gradients, float rate, float root) {
      float beta1 = (float) adam.beta1();
      float beta2 = (float) adam.beta2();
      float rest1 = (float) (1 - adam.beta1());
      float rest2 = (float) (1 - adam.beta2());
      float epsilon = (float) adam.epsilon();
      float[] first = m;
      float[] second = v;
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
    private final float[] velocity;

    SgdState(Optimizer.Sgd sgd, int size) {
      this.sgd = sgd;
      velocity = new float[size];
    }

    @Override
    public void step(float[] parameters, float[] gradients, double rateScale) {
      float momentum = (float) sgd.momentum();
      float rate = (float) (rateScale * sgd.rate());
      for (int i = 0; i < velocity.length; i++) {
        velocity[i] = momentum * velocity[i] + gradients[i];
        parameters[i] -= rate * velocity[i];
      }
    }
  }

  static final class RmsPropState extends OptimizerState {
    private final Optimizer.RmsProp rmsProp;
    private final float[] square;

    RmsPropState(Optimizer.RmsProp rmsProp, int size) {
      this.rmsProp = rmsProp;
      square = new float[size];
    }

    @Override
    public void step(float[] parameters, float[] gradients, double rateScale) {
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
