package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.engines.api.ElementType;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keras' weights as HDF5, of {@code save_weights} or of a whole model ({@code .h5}), where they lie
 * under {@code model_weights}; an optimizer's state is left out. A tensor is named by its layer and
 * its variable: {@code conv1/kernel}, without the {@code :0} of older files; in {@code .weights.h5}
 * of Keras 3 by its whole path: {@code layers/conv2d/vars/0}. Links are not followed, so no other
 * file is opened.
 */
final class KerasFile {
  private static final Set<String> OPTIMIZER = Set.of("optimizer_weights", "optimizer");
  private static final int DEEPEST = 32;
  private static final int MOST_NODES = 100_000;
  private static final int MOST_PACKED = 100;
  private static final int SMALL = 1 << 20;

  private final Path file;
  private final long length;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private int nodes;

  private KerasFile(Path file, long length) {
    this.file = file;
    this.length = length;
  }

  static NamedTensors read(Path file) throws IOException {
    KerasFile keras = new KerasFile(file, Files.size(file));
    HdfFile opened = keras.guarded("", () -> new HdfFile(file));
    try (opened) {
      keras.guarded(
          "",
          () -> {
            Map<String, Node> top = opened.getChildren();
            keras.group(top.get("model_weights") instanceof Group whole ? whole : opened, 0);
            return null;
          });
    }
    if (keras.tensors.isEmpty()) {
      throw new DataException(
          file
              + ": is an HDF5 file without weights: it holds no array of numbers; save it with"
              + " model.save_weights");
    }
    return new NamedTensors(file, WeightsFormat.KERAS, keras.tensors);
  }

  /** What jHDF does with a damaged file is not said: it throws exceptions of every kind. */
  private <T> T guarded(String place, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new DataException(
          file
              + ": "
              + place
              + "cannot be read as HDF5 ("
              + Reasons.of(e)
              + "): it is damaged, or of a newer kind; fetch it again",
          e);
    }
  }

  private void group(Group group, int depth) {
    if (depth > DEEPEST) {
      throw new DataException(
          file + ": has groups " + DEEPEST + " deep, deeper than Keras nests them");
    }
    for (Node node : group.getChildren().values()) {
      if (++nodes > MOST_NODES) {
        throw new DataException(file + ": has more than " + MOST_NODES + " groups and arrays");
      }
      if (node.isLink() || depth == 0 && OPTIMIZER.contains(node.getName())) {
        continue;
      }
      if (node instanceof Group inner) {
        group(inner, depth + 1);
      } else if (node instanceof Dataset array) {
        add(array);
      }
    }
  }

  private void add(Dataset array) {
    ElementType type = type(array);
    if (type == null) {
      return;
    }
    String path = array.getPath();
    String name = name(path);
    long size = array.getSize();
    int[] shape = array.getDimensions();
    boolean negative = Arrays.stream(shape).anyMatch(axis -> axis < 0);
    if (negative || size < 0 || size > StoredTensor.MOST_VALUES) {
      throw flaw(
          name, "is of shape " + Arrays.toString(shape) + "; at most 2^28 values can be read");
    }
    long bytes = array.getSizeInBytes();
    if (bytes > SMALL && bytes / MOST_PACKED > length) {
      throw flaw(name, "has " + bytes + " bytes in a file of " + length + ", as no weights do");
    }
    List<Integer> axes = Arrays.stream(shape).boxed().toList();
    StoredTensor tensor = new StoredTensor(name, type, axes, () -> values(name, path, (int) size));
    if (tensors.putIfAbsent(name, tensor) != null) {
      tensors.put(path.substring(1), tensor);
    }
  }

  private static ElementType type(Dataset array) {
    Class<?> type = array.isCompound() || array.isVariableLength() ? null : array.getJavaType();
    if (type == float.class) {
      return ElementType.F32;
    } else if (type == double.class) {
      return ElementType.F64;
    } else if (type == long.class) {
      return ElementType.I64;
    } else if (type == int.class) {
      return ElementType.I32;
    } else if (type == short.class) {
      return ElementType.I16;
    }
    return type == byte.class ? ElementType.I8 : null;
  }

  private static String name(String path) {
    String[] parts = path.substring(1).split("/");
    int last = parts.length - 1;
    if (last < 1 || parts[last - 1].equals("vars")) {
      return path.substring(1);
    }
    return parts[last - 1] + "/" + parts[last].replaceFirst(":0$", "");
  }

  private float[] values(String name, String path, int size) {
    return guarded(
        Visible.shortened(name) + ": ",
        () -> {
          try (HdfFile opened = new HdfFile(file)) {
            Dataset array = opened.getDatasetByPath(path);
            float[] values = size == 0 ? new float[0] : floats(array.getDataFlat());
            if (values.length != size) {
              throw flaw(name, "has " + values.length + " values, but its shape says " + size);
            }
            return values;
          }
        });
  }

  private float[] floats(Object data) {
    if (data instanceof float[] values) {
      return values;
    }
    boolean single = data instanceof Number;
    float[] values = new float[single ? 1 : Array.getLength(data)];
    for (int i = 0; i < values.length; i++) {
      Number number = (Number) (single ? data : Array.get(data, i));
      values[i] = number.floatValue();
    }
    return values;
  }

  private DataException flaw(String name, String what) {
    return new DataException(file + ": " + Visible.shortened(name) + ": " + what);
  }
}
