package equipoise.engines.libtorch;

import equipoise.engines.api.Precision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A product computed the fast way where that is right on this processor, else the exact way. The
 * oneDNN 3.7 inside LibTorch 2.10 is silently wrong about some convolutions: which ones depends on
 * the processor, the shape and the batch size, mostly where channels do not fill its vectors. So
 * the first batch of each size is preceded by a trial on noise of the same shapes. A product is
 * linear: multiples of one example must give the same multiples of its output, and the exact way
 * computes that one example only.
 */
final class CheckedProduct implements Product {
  private static final double TOLERANCE = 1e-4;
  private static final double TOLERANCE_BF16 = 0.03;

  private enum Verdict {
    RIGHT,
    /** Only the gradient with respect to the input is not. */
    INPUT_GRADIENT_WRONG,
    WRONG
  }

  private record Trial(Tensor output, Tensor inputGradient, Tensor weightGradient) {}

  private final Product fast;
  private final Product exact;
  private final double tolerance;
  private final Map<Long, Verdict> verdicts = new HashMap<>();

  private CheckedProduct(Product fast, Product exact, double tolerance) {
    this.fast = fast;
    this.exact = exact;
    this.tolerance = tolerance;
  }

  /**
   * @param exact in single precision
   */
  static Product of(Product fast, Product exact, DeviceContext context) {
    boolean rounded = context.precision() == Precision.BF16;
    return new CheckedProduct(
        fast, inSinglePrecision(exact, context), rounded ? TOLERANCE_BF16 : TOLERANCE);
  }

  /** The product without autocast, whatever the context's precision. */
  static Product inSinglePrecision(Product product, DeviceContext context) {
    return (x, weight, bias) ->
        context.exactly(() -> product.apply(x.to(torch.ScalarType.Float), weight, bias));
  }

  @Override
  public Tensor apply(Tensor input, Tensor weight, TensorOptional bias) {
    return switch (verdicts.computeIfAbsent(input.size(0), n -> verdict(input, weight))) {
      case RIGHT -> fast.apply(input, weight, bias);
      case WRONG -> exact.apply(input, weight, bias);
      case INPUT_GRADIENT_WRONG -> {
        Tensor output = fast.apply(input.detach(), weight, bias);
        yield input.requires_grad() ? output.add_(inputGradientOnly(input, weight)) : output;
      }
    };
  }

  /** Zeros, by which the input gets the exact gradient. */
  private Tensor inputGradientOnly(Tensor input, Tensor weight) {
    Tensor output = exact.apply(input, weight.detach(), new TensorOptional());
    return output.sub(output.detach());
  }

  /** With gradients, also where the caller records none. */
  @SuppressWarnings("try")
  private Verdict verdict(Tensor input, Tensor weight) {
    return Scope.with(
        () -> {
          try (AutoGradMode recorded = new AutoGradMode(true)) {
            return tried(input.detach(), weight.detach());
          }
        });
  }

  private Verdict tried(Tensor input, Tensor weight) {
    long n = input.size(0);
    long[] axes = new long[(int) input.dim()];
    Arrays.fill(axes, 1);
    axes[0] = n;
    Tensor multiples = torch.linspace(new Scalar(1), new Scalar(2), n).view(axes);
    Tensor example = noise(input.narrow(0, 0, 1));
    Tensor kernels = noise(weight);
    Tensor batch = torch.empty_like(input).copy_(example.mul(multiples));
    Trial one = trial(exact, example, kernels);
    Trial all = trial(fast, batch, kernels);
    boolean right =
        close(all.output, one.output.mul(multiples))
            && close(all.weightGradient, one.weightGradient.mul(multiples.sum()));
    if (!right) {
      return Verdict.WRONG;
    }
    return close(all.inputGradient, one.inputGradient.expand_as(batch))
        ? Verdict.RIGHT
        : Verdict.INPUT_GRADIENT_WRONG;
  }

  private static Trial trial(Product product, Tensor input, Tensor weight) {
    Tensor x = input.detach();
    Tensor w = weight.detach();
    x.set_requires_grad(true);
    w.set_requires_grad(true);
    Tensor output = product.apply(x, w, new TensorOptional());
    Tensor gradient = noise(output.detach().narrow(0, 0, 1)).expand_as(output);
    output.backward(gradient, new BoolOptional(false), false, new TensorArrayRefOptional());
    return new Trial(output.detach(), new Tensor(x.grad()), new Tensor(w.grad()));
  }

  /**
   * Noise from -0.5 to 0.5 in the shape, the order and the numbers of a tensor, always the same:
   * the digits of large sines.
   */
  private static Tensor noise(Tensor like) {
    Tensor steps = torch.arange(new Scalar(1), new Scalar(like.numel() + 1));
    Tensor waves =
        steps
            .to(torch.ScalarType.Double)
            .mul(new Scalar(12.9898))
            .sin()
            .mul(new Scalar(43758.5453));
    Tensor values = waves.sub(waves.floor()).sub(new Scalar(0.5));
    return torch.empty_like(like).copy_(values.view(Floats.longs(Floats.shape(like))));
  }

  private boolean close(Tensor actual, Tensor expected) {
    Tensor difference = actual.sub(expected).abs();
    double largest = difference.max().item_double();
    return largest <= tolerance * expected.abs().max().item_double();
  }
}
