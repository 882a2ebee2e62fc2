package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;
import java.util.List;

/**
 * The outputs of branches side by side in each example.
 *
 * @param sizes values of each branch's output
 */
record ConcatStep(Site site, List<Chain> branches, List<Integer> sizes) implements Step {
  ConcatStep {
    branches = List.copyOf(branches);
    sizes = List.copyOf(sizes);
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int all = site.geometry().outSize();
    float[] y = site.turns().other(input, n * all);
    int at = 0;
    for (int b = 0; b < branches.size(); b++) {
      int size = sizes.get(b);
      float[] values = branches.get(b).forward(input, n, mode);
      for (int i = 0; i < n; i++) {
        System.arraycopy(values, i * size, y, i * all + at, size);
      }
      at += size;
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int all = site.geometry().outSize();
    int length = n * site.geometry().inSize();
    float[] g = wanted ? site.turns().other(outputGradient, length) : null;
    if (wanted) {
      Arrays.fill(g, 0, length, 0);
    }
    int at = 0;
    for (int b = 0; b < branches.size(); b++) {
      int size = sizes.get(b);
      float[] above = site.turns().inner().other(null, n * size);
      for (int i = 0; i < n; i++) {
        System.arraycopy(outputGradient, i * all + at, above, i * size, size);
      }
      float[] fromBranch = branches.get(b).backward(above, n, wanted);
      for (int i = 0; wanted && i < length; i++) {
        g[i] += fromBranch[i];
      }
      at += size;
    }
    return g;
  }

  @Override
  public void parametersChanged() {
    branches.forEach(Step::parametersChanged);
  }

  @Override
  public void resume(long batches) {
    branches.forEach(branch -> branch.resume(batches));
  }

  @Override
  public void close() {
    branches.forEach(Step::close);
  }
}
