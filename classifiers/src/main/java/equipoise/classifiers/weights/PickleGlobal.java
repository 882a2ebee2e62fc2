package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.engines.api.ElementType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A class or function of Python that a file of tensors names. Those that are known are values of
 * ours, none of which does more than put its arguments together.
 *
 * @param type of a storage or a dtype, else null
 */
record PickleGlobal(String name, Kind kind, ElementType type) {
  /** What stands for numbers of NumPy and the like, which weights do not need. */
  private static final String INERT = "a value that is not read";

  private static final Map<String, PickleGlobal> KNOWN = known();

  /** What a call gives. */
  enum Kind {
    DICT,
    TENSOR,
    TYPED_TENSOR,
    PARAMETER,
    SUBCLASS,
    TUPLE,
    OTHER,
    STORAGE,
    UNTYPED_STORAGE,
    DTYPE,
    CLASS
  }

  private static Map<String, PickleGlobal> known() {
    Map<String, PickleGlobal> known = new HashMap<>();
    Map<String, Kind> calls = new LinkedHashMap<>();
    calls.put("collections.OrderedDict", Kind.DICT);
    calls.put("collections.Counter", Kind.DICT);
    calls.put("torch._utils._rebuild_tensor", Kind.TENSOR);
    calls.put("torch._utils._rebuild_tensor_v2", Kind.TENSOR);
    calls.put("torch._utils._rebuild_tensor_v3", Kind.TYPED_TENSOR);
    calls.put("torch._utils._rebuild_parameter", Kind.PARAMETER);
    calls.put("torch._utils._rebuild_parameter_with_state", Kind.PARAMETER);
    calls.put("torch._tensor._rebuild_from_type_v2", Kind.SUBCLASS);
    calls.put("torch.Size", Kind.TUPLE);
    calls.put("torch.device", Kind.OTHER);
    calls.put("numpy.core.multiarray.scalar", Kind.OTHER);
    calls.put("numpy._core.multiarray.scalar", Kind.OTHER);
    calls.put("numpy.dtype", Kind.OTHER);
    calls.put("_codecs.encode", Kind.OTHER);
    calls.put("torch.Tensor", Kind.CLASS);
    calls.put("torch.nn.parameter.Parameter", Kind.CLASS);
    calls.put("torch.storage.UntypedStorage", Kind.UNTYPED_STORAGE);
    calls.put("torch.UntypedStorage", Kind.UNTYPED_STORAGE);
    calls.forEach((name, kind) -> known.put(name, new PickleGlobal(name, kind, null)));
    storage(known, "Double", ElementType.F64, "float64", "double");
    storage(known, "Float", ElementType.F32, "float32", "float");
    storage(known, "Half", ElementType.F16, "float16", "half");
    storage(known, "BFloat16", ElementType.BF16, "bfloat16", "bfloat16");
    storage(known, "Long", ElementType.I64, "int64", "long");
    storage(known, "Int", ElementType.I32, "int32", "int");
    storage(known, "Short", ElementType.I16, "int16", "short");
    storage(known, "Char", ElementType.I8, "int8", "int8");
    storage(known, "Byte", ElementType.U8, "uint8", "uint8");
    storage(known, "Bool", ElementType.BOOL, "bool", "bool");
    return known;
  }

  private static void storage(
      Map<String, PickleGlobal> known, String prefix, ElementType type, String... dtypes) {
    for (String module : List.of("torch.", "torch.cuda.")) {
      String name = module + prefix + "Storage";
      known.put(name, new PickleGlobal(name, Kind.STORAGE, type));
    }
    for (String dtype : dtypes) {
      known.put("torch." + dtype, new PickleGlobal("torch." + dtype, Kind.DTYPE, type));
    }
  }

  /**
   * @throws DataException naming it, if it is none of tensors
   */
  static PickleGlobal named(String module, String member, PickleInput in) {
    PickleGlobal known = KNOWN.get(module + "." + member);
    if (known == null) {
      throw refusal(module + "." + member, in);
    }
    return known;
  }

  private static DataException refusal(String name, PickleInput in) {
    return in.flaw(
        "it asks for "
            + Visible.shortened(name)
            + ", which tensors do not need, so it is refused and nothing was run; in PyTorch save"
            + " model.state_dict(), not the model");
  }

  /** The old way to make an object, which PyTorch does not take. */
  void refuseInstance(PickleInput in) {
    throw refusal(name, in);
  }

  /** What Python's call would give, as far as weights need it. */
  Object call(Object[] arguments, PickleInput in) {
    return switch (kind) {
      case DICT -> dict(arguments, in);
      case TENSOR -> PickledTensor.of(arguments, null, in);
      case TYPED_TENSOR -> PickledTensor.of(arguments, dtype(arguments, in), in);
      case PARAMETER, TUPLE -> first(arguments, in);
      case SUBCLASS -> subclass(arguments, in);
      case OTHER -> INERT;
      case STORAGE, UNTYPED_STORAGE, DTYPE, CLASS -> throw in.flaw("a call of " + name);
    };
  }

  private Object first(Object[] arguments, PickleInput in) {
    if (arguments.length == 0) {
      throw in.flaw(name + " without an argument");
    }
    return arguments[0];
  }

  private ElementType dtype(Object[] arguments, PickleInput in) {
    if (arguments.length < 7
        || !(arguments[6] instanceof PickleGlobal global)
        || global.kind != Kind.DTYPE) {
      throw in.flaw(name + " without a dtype");
    }
    return global.type;
  }

  /** The function, the subclass, the function's arguments, the object's state. */
  private Object subclass(Object[] arguments, PickleInput in) {
    if (arguments.length < 3
        || !(arguments[0] instanceof PickleGlobal function)
        || function.kind == Kind.SUBCLASS
        || !(arguments[2] instanceof Object[] inner)) {
      throw in.flaw(name + " without a function and its arguments");
    }
    return function.call(inner, in);
  }

  /** Empty, or of a list of pairs, as Python 2 writes it. */
  private Map<Object, Object> dict(Object[] arguments, PickleInput in) {
    Map<Object, Object> dict = new LinkedHashMap<>();
    if (arguments.length > 0 && arguments[0] instanceof List<?> pairs) {
      for (Object pair : pairs) {
        Object[] two = pair instanceof List<?> list ? list.toArray() : new Object[0];
        if (two.length != 2 || !(two[0] instanceof String key)) {
          throw in.flaw(name + " of what are no names and values");
        }
        dict.put(key, two[1]);
      }
    }
    return dict;
  }
}
