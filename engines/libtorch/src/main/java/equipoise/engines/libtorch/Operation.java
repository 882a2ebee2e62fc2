package equipoise.engines.libtorch;

import org.bytedeco.pytorch.Tensor;

/** One layer at work: adds to the autograd graph. Native objects that it makes join the scope. */
@FunctionalInterface
interface Operation {
  Tensor apply(Tensor input, Call call);
}
