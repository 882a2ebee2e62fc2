package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tensors of a checkpoint: those of its state dict, which may lie beside other things. */
final class StateDict {
  private static final List<String> NAMES =
      List.of(
          "state_dict",
          "model_state_dict",
          "model_state",
          "model",
          "net",
          "network",
          "module",
          "params",
          "weights",
          "state_dict_ema",
          "model_ema");
  private static final int DEEPEST = 3;
  private static final int LISTED = 10;

  private StateDict() {}

  /**
   * @param root what a pickle holds
   * @throws DataException saying what there is, if it is no state dict and holds none
   */
  static Map<String, PickledTensor> of(Path file, Object root) {
    Map<String, PickledTensor> tensors = search(root, 0);
    if (tensors.isEmpty()) {
      throw new DataException(
          file
              + ": holds "
              + described(root)
              + ", but no state dict, which is a dict of tensors by name, at the top or under "
              + String.join(", ", NAMES.subList(0, 4)));
    }
    return tensors;
  }

  private static Map<String, PickledTensor> search(Object value, int depth) {
    if (!(value instanceof Map<?, ?> map) || depth > DEEPEST) {
      return Map.of();
    }
    for (String name : NAMES) {
      Map<String, PickledTensor> found = search(map.get(name), depth + 1);
      if (!found.isEmpty()) {
        return found;
      }
    }
    Map<String, PickledTensor> direct = new LinkedHashMap<>();
    map.forEach(
        (key, one) -> {
          if (key instanceof String name && one instanceof PickledTensor tensor) {
            direct.put(name, tensor);
          }
        });
    return direct;
  }

  private static String described(Object root) {
    if (root instanceof Map<?, ?> map) {
      String keys =
          map.keySet().stream()
              .limit(LISTED)
              .filter(key -> key instanceof String || key instanceof Long)
              .map(key -> Visible.shortened(key.toString()))
              .collect(Collectors.joining(", "));
      return map.isEmpty() ? "an empty dict" : "a dict of " + map.size() + " keys (" + keys + ")";
    } else if (root instanceof PickledTensor tensor) {
      return "one tensor of shape " + tensor.shape();
    } else if (root instanceof List<?> list) {
      return "a list of " + list.size();
    } else if (root instanceof Object[] tuple) {
      return "a tuple of " + tuple.length;
    }
    return root instanceof Set<?> ? "a set" : "no dict";
  }
}
