package equipoise.engines.libtorch;

import equipoise.engines.api.Mode;
import org.bytedeco.pytorch.Tensor;

/** One layer at work: adds to the autograd graph. Native objects that it makes join the scope. */
@FunctionalInterface
interface Operation {
  Tensor apply(Tensor input, Mode mode);
}
