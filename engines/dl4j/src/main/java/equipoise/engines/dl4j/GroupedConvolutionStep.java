package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.List;

/**
 * A convolution in groups of channels, each convolved independently.
 *
 * @param site of all groups together
 * @param kernels of all groups together
 * @param bias of all groups together
 * @param groups without bias; each over its share of the kernels
 */
record GroupedConvolutionStep(Site site, Kernels kernels, Bias bias, List<Step> groups)
    implements Step {
  GroupedConvolutionStep {
    groups = List.copyOf(groups);
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int in = site.geometry().inSize();
    int out = site.geometry().outSize();
    int share = in / groups.size();
    int outShare = out / groups.size();
    float[] y = site.turns().other(input, n * out);
    for (int group = 0; group < groups.size(); group++) {
      float[] part = site.turns().inner().other(null, n * share);
      copy(n, input, group * share, in, part, 0, share, share);
      float[] values = groups.get(group).forward(part, n, mode);
      copy(n, values, 0, outShare, y, group * outShare, out, outShare);
    }
    bias.add(y, n);
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int in = site.geometry().inSize();
    int out = site.geometry().outSize();
    int share = in / groups.size();
    int outShare = out / groups.size();
    float[] g = wanted ? site.turns().other(outputGradient, n * in) : null;
    for (int group = 0; group < groups.size(); group++) {
      float[] part = site.turns().inner().other(null, n * outShare);
      copy(n, outputGradient, group * outShare, out, part, 0, outShare, outShare);
      float[] values = groups.get(group).backward(part, n, wanted);
      if (wanted) {
        copy(n, values, 0, share, g, group * share, in, share);
      }
    }
    kernels.addGradient();
    bias.addGradient(outputGradient, n);
    return g;
  }

  /** Copies length values of each of n examples, which start a step apart. */
  private static void copy(
      int n, float[] from, int start, int step, float[] to, int target, int toStep, int length) {
    for (int i = 0; i < n; i++) {
      System.arraycopy(from, start + i * step, to, target + i * toStep, length);
    }
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    groups.forEach(Step::close);
    kernels.close();
  }
}
