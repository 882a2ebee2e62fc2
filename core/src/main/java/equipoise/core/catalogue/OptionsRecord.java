package equipoise.core.catalogue;

import equipoise.core.catalogue.Parameter.Type;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Reads the parameters off an Options record, and makes such records from parameters' values. */
public final class OptionsRecord {
  private OptionsRecord() {}

  /**
   * Every option of a record, and of the records in it, with its value as users write it: Integer,
   * Long, Double, Boolean or String.
   */
  public static Map<String, Object> values(Record options) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters(options).forEach(p -> values.put(p.name(), p.fallback()));
    return values;
  }

  /** The parameters of a record and of the records in it, in the order of their components. */
  static List<Parameter> parameters(Record defaults) {
    List<Parameter> parameters = new ArrayList<>();
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      Object value = value(component, defaults);
      Option option = component.getAnnotation(Option.class);
      if (option != null) {
        parameters.add(parameter(component, option, value));
      } else if (value instanceof Record nested) {
        parameters.addAll(parameters(nested));
      }
    }
    return parameters;
  }

  /**
   * The record with some of its parameters at other values.
   *
   * @param values by parameter, as {@link Parameter#parse} returns them
   * @throws IllegalArgumentException if the record refuses them together
   */
  static <O extends Record> O with(O defaults, Map<String, Object> values) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object old = value(components[i], defaults);
      Option option = components[i].getAnnotation(Option.class);
      String name = option == null ? null : name(components[i], option);
      if (name != null && values.containsKey(name)) {
        arguments[i] = argument(components[i].getType(), values.get(name));
      } else if (option == null && old instanceof Record nested) {
        arguments[i] = with(nested, values);
      } else {
        arguments[i] = old;
      }
    }
    return make(defaults, components, arguments);
  }

  /** How users write a constant: {@code AT_OR_ABOVE} is {@code at-or-above}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String name(RecordComponent component, Option option) {
    return option.name().isEmpty() ? component.getName() : option.name();
  }

  private static Parameter parameter(RecordComponent component, Option option, Object value) {
    Class<?> type = component.getType();
    List<String> words = List.of(option.words());
    boolean automatic =
        type == OptionalInt.class || type == OptionalDouble.class || words.contains(Parameter.AUTO);
    return new Parameter(
        name(component, option),
        type(type, option),
        new Range(option.min(), option.max(), option.aboveMin(), option.belowMax()),
        type.isEnum()
            ? Arrays.stream(type.getEnumConstants()).map(c -> word((Enum<?>) c)).toList()
            : words.stream().filter(word -> !word.equals(Parameter.AUTO)).toList(),
        automatic,
        fallback(value, option),
        option.value(),
        UnaryOperator.identity());
  }

  private static Type type(Class<?> type, Option option) {
    if (type == int.class || type == long.class || type == OptionalInt.class) {
      return Type.INTEGER;
    }
    if (type == double.class || type == OptionalDouble.class) {
      return Type.NUMBER;
    }
    if (type == boolean.class) {
      return Type.BOOLEAN;
    }
    if (type == String.class) {
      return Type.TEXT;
    }
    if (type == Path.class) {
      return Type.PATH;
    }
    if (type.isEnum()) {
      return Type.WORD;
    }
    parser(type);
    return option.words().length > 0 ? Type.INTEGER : Type.TEXT;
  }

  private static Object fallback(Object value, Option option) {
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? (Object) number.getAsInt() : Parameter.AUTO;
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? (Object) number.getAsDouble() : Parameter.AUTO;
    }
    if (value instanceof Enum<?> constant) {
      return word(constant);
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    String text = value.toString();
    boolean number = option.words().length > 0 && !List.of(option.words()).contains(text);
    return number ? (Object) Integer.valueOf(text) : text;
  }

  private static Object argument(Class<?> type, Object value) {
    if (type == OptionalInt.class) {
      return value.equals(Parameter.AUTO) ? OptionalInt.empty() : OptionalInt.of((int) value);
    }
    if (type == OptionalDouble.class) {
      return value.equals(Parameter.AUTO)
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) value);
    }
    if (type == Path.class) {
      return Path.of((String) value);
    }
    if (type == long.class) {
      return ((Number) value).longValue();
    }
    if (type.isEnum()) {
      Optional<?> constant =
          Arrays.stream(type.getEnumConstants())
              .filter(c -> word((Enum<?>) c).equals(value))
              .findFirst();
      return constant.orElseThrow();
    }
    return type.isPrimitive() || type == String.class ? value : parsed(type, value.toString());
  }

  private static Method parser(Class<?> type) {
    try {
      return type.getMethod("parse", String.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("no parameter can be a " + type.getName(), e);
    }
  }

  private static Object parsed(Class<?> type, String text) {
    try {
      return parser(type).invoke(null, text);
    } catch (InvocationTargetException e) {
      throw refusal(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read a " + type.getName(), e);
    }
  }

  private static RuntimeException refusal(InvocationTargetException e) {
    return e.getCause() instanceof RuntimeException refused
        ? refused
        : new IllegalStateException("cannot read options", e);
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <O extends Record> O make(
      O defaults, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = defaults.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (O) constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refusal(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + defaults.getClass(), e);
    }
  }
}
