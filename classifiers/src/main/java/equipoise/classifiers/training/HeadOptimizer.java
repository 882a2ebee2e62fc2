package equipoise.classifiers.training;

import equipoise.classifiers.head.Head;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.OptimizerState;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A head under training: its optimiser's state, and its arrays' names among those of a network.
 *
 * @param names of the head's parameters in the whole network, in their order
 * @param states of the optimiser, one a parameter
 */
record HeadOptimizer(Head head, List<String> names, List<OptimizerState> states) {
  static HeadOptimizer of(Head head, List<String> names, Optimizer optimizer) {
    List<OptimizerState> states = new ArrayList<>();
    head.parameters().forEach(array -> states.add(OptimizerState.of(optimizer, array.length)));
    return new HeadOptimizer(head, names, states);
  }

  void update(double rateScale) {
    for (int k = 0; k < states.size(); k++) {
      states.get(k).step(head.parameters().get(k), head.gradients().get(k), rateScale);
    }
    clear();
  }

  void clear() {
    head.gradients().forEach(gradient -> Arrays.fill(gradient, 0));
  }

  double norm() {
    double sum = 0;
    for (float[] gradient : head.gradients()) {
      for (float g : gradient) {
        sum += (double) g * g;
      }
    }
    return Math.sqrt(sum);
  }

  void scale(double factor) {
    for (float[] gradient : head.gradients()) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= (float) factor;
      }
    }
  }

  /** The arrays of the layers below with copies of the head's. */
  Weights joined(Weights below, List<float[]> arrays) {
    Map<String, Tensor> all = new LinkedHashMap<>(below.tensors());
    for (int k = 0; k < arrays.size(); k++) {
      float[] values = arrays.get(k).clone();
      boolean matrix = k == 0;
      all.put(
          names.get(k),
          matrix
              ? new Tensor(values, head.classes(), head.features())
              : new Tensor(values, head.classes()));
    }
    return new Weights(all);
  }

  /** Those of the layers below the head. */
  Weights without(Weights all) {
    Map<String, Tensor> below = new LinkedHashMap<>(all.tensors());
    names.forEach(below::remove);
    return new Weights(below);
  }

  void load(Weights all) {
    for (int k = 0; k < names.size(); k++) {
      float[] own = head.parameters().get(k);
      System.arraycopy(all.get(names.get(k)).values(), 0, own, 0, own.length);
    }
  }

  /** The head's moments behind those of the layers below: the order of a network's arrays. */
  Map<String, float[]> joinedMoments(Map<String, float[]> below) {
    Map<String, float[]> all = new LinkedHashMap<>();
    below.forEach(
        (name, moments) -> {
          float[] joined = Arrays.copyOf(moments, moments.length + size());
          int at = moments.length;
          for (OptimizerState state : states) {
            float[] own = state.moments().get(name);
            System.arraycopy(own, 0, joined, at, own.length);
            at += own.length;
          }
          all.put(name, joined);
        });
    return all;
  }

  Map<String, float[]> momentsBelow(Map<String, float[]> all) {
    Map<String, float[]> below = new LinkedHashMap<>();
    all.forEach(
        (name, moments) -> below.put(name, Arrays.copyOf(moments, moments.length - size())));
    return below;
  }

  void resume(Map<String, float[]> all, long updates) {
    int offset = size();
    for (OptimizerState state : states) {
      int length = state.moments().values().iterator().next().length;
      int from = offset;
      Map<String, float[]> own = new LinkedHashMap<>();
      all.forEach(
          (name, moments) -> {
            int at = moments.length - from;
            own.put(name, Arrays.copyOfRange(moments, at, at + length));
          });
      state.resume(own, updates);
      offset -= length;
    }
  }

  private int size() {
    return head.parameters().stream().mapToInt(array -> array.length).sum();
  }
}
