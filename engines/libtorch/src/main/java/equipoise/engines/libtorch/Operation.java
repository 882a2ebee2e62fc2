package equipoise.engines.libtorch;

import org.bytedeco.pytorch.Tensor;

/**
 * The computation of one layer, recorded by autograd. Native objects that it creates join the
 * scope.
 */
@FunctionalInterface
interface Operation {
  Tensor apply(Tensor input, Call call);

  /** Whether only the next layer needs its output; not even its own gradient does. */
  default boolean overwritable() {
    return false;
  }

  /** The same, with an output that the next layer may overwrite. */
  default Operation withOverwritableOutput() {
    Operation same = this;
    return new Operation() {
      @Override
      public Tensor apply(Tensor input, Call call) {
        return same.apply(input, call);
      }

      @Override
      public boolean overwritable() {
        return true;
      }
    };
  }
}
