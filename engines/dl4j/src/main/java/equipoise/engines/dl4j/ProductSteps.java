package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import equipoise.engines.dl4j.ConvolutionStep.Kind;
import java.util.ArrayList;
import java.util.List;

/** The step of each kind of layer that multiplies by kernels. */
record ProductSteps(Parameters parameters, Site site, Kernels kernels, Bias bias)
    implements Layer.ProductVisitor<Step> {
  /** Grey and colour images; measured with StepBenchmark's networks. */
  static final int FEW_CHANNELS = 3;

  @Override
  public Step visit(Layer.Convolution layer) {
    return layer.groups() == 1
        ? convolution(site, layer.window(), kernels, bias)
        : grouped(layer.groups(), layer.window());
  }

  @Override
  public Step visit(Layer.TransposedConvolution layer) {
    Window window = layer.window();
    return site.geometry().outChannels() <= FEW_CHANNELS
        ? new PatchTransposedConvolutionStep(site, window, kernels, bias)
        : new ConvolutionStep(site, Kind.TRANSPOSED, window, kernels, bias);
  }

  @Override
  public Step visit(Layer.Dense layer) {
    return new DenseStep(site, kernels, bias);
  }

  /** Gaps in a kernel, or more padding at one edge than at the other, are left to patches. */
  private static Step convolution(Site site, Window window, Kernels kernels, Bias bias) {
    Geometry geometry = site.geometry();
    if (WinogradConvolutionStep.fits(geometry, window)) {
      LaneBias shift = new LaneBias(bias, geometry.outChannels());
      LaneTail tail = new ShiftTail(shift, geometry.outPlane());
      return new WinogradConvolutionStep(site, window, kernels, tail);
    }
    boolean plain = window.isDense() && window.padding().isSymmetric();
    return geometry.channels() <= FEW_CHANNELS || !plain
        ? new PatchConvolutionStep(site, window, kernels, bias)
        : new ConvolutionStep(site, Kind.PLAIN, window, kernels, bias);
  }

  private Step grouped(int groups, Window window) {
    Geometry whole = site.geometry();
    if (groups == whole.channels()) {
      return new DepthwiseConvolutionStep(site, window, kernels, bias);
    }
    Geometry part =
        new Geometry(
            whole.channels() / groups,
            whole.height(),
            whole.width(),
            whole.outChannels() / groups,
            whole.outHeight(),
            whole.outWidth());
    Site partSite = new Site(part, site.turns().inner(), site.scratch());
    Bias none = Bias.none(parameters, part);
    List<Step> parts = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      parts.add(convolution(partSite, window, kernels.group(group, groups), none));
    }
    return new GroupedConvolutionStep(site, kernels, bias, parts);
  }
}
