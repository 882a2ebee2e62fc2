package equipoise.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What holds for every entry, whatever it makes. */
public final class EntryChecks {
  private EntryChecks() {}

  /** Names, summaries and sources have the form that lists and tables count on. */
  public static void checkForm(Entry<?> entry) {
    assertThat(entry.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    checkPhrase(entry.toString(), entry.summary());
    if (!entry.source().isEmpty()) {
      assertThat(entry.source())
          .as("source of %s", entry)
          .matches(".*\\b(19|20)\\d\\d\\b.*")
          .doesNotEndWith(".");
    }
    for (Parameter option : entry.parameters()) {
      assertThat(option.name()).as("option of %s", entry).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
      checkPhrase("option " + option.name() + " of " + entry, option.summary());
    }
  }

  private static void checkPhrase(String owner, String summary) {
    assertThat(summary).as(owner).isNotBlank().doesNotEndWith(".").isEqualTo(summary.strip());
    assertThat(Character.isLowerCase(summary.charAt(0)) || summary.matches("[A-Z]{2,}.*|[A-Z] .*"))
        .as("%s starts in lower case or with an abbreviation: %s", owner, summary)
        .isTrue();
  }

  /** The Options record refuses what {@link Option} excludes, and takes the bounds themselves. */
  public static void checkBounds(Entry<?> entry) {
    assertThat(entry.configured(entry.configured().values())).isEqualTo(entry.configured());
    checkBounds(entry, entry.configured().options());
  }

  private static void checkBounds(Entry<?> entry, Record options) {
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      Option option = component.getAnnotation(Option.class);
      if (option == null && value(options, component) instanceof Record nested) {
        checkBounds(entry, nested);
      } else if (option != null) {
        String of = "%s of %s: ".formatted(component.getName(), entry);
        inside(component, option)
            .forEach(x -> assertThat(isTaken(options, component, x)).as(of + x).isTrue());
        outside(component, option)
            .forEach(x -> assertThat(isTaken(options, component, x)).as(of + x).isFalse());
      }
    }
  }

  private static List<Object> inside(RecordComponent component, Option option) {
    List<Object> values = new ArrayList<>();
    double step = isInteger(component, option) ? 1 : 1e-9;
    if (Double.isFinite(option.min())) {
      values.add(value(component, option, option.aboveMin() ? option.min() + step : option.min()));
    }
    if (Double.isFinite(option.max())) {
      values.add(value(component, option, option.belowMax() ? option.max() - step : option.max()));
    }
    return values;
  }

  private static List<Object> outside(RecordComponent component, Option option) {
    List<Object> values = new ArrayList<>();
    double step = isInteger(component, option) ? 1 : 1e-9;
    if (Double.isFinite(option.min())) {
      values.add(value(component, option, option.aboveMin() ? option.min() : option.min() - step));
    }
    if (Double.isFinite(option.max())) {
      values.add(value(component, option, option.belowMax() ? option.max() : option.max() + step));
    }
    Class<?> type = component.getType();
    if (type == double.class || type == OptionalDouble.class) {
      values.add(value(component, option, Double.NaN));
    }
    return values;
  }

  private static boolean isInteger(RecordComponent component, Option option) {
    Class<?> type = component.getType();
    return type == int.class
        || type == long.class
        || type == OptionalInt.class
        || option.words().length > 0;
  }

  private static Object value(RecordComponent component, Option option, double x) {
    Class<?> type = component.getType();
    if (type == int.class) {
      return (int) x;
    }
    if (type == long.class) {
      return (long) x;
    }
    if (type == OptionalInt.class) {
      return OptionalInt.of((int) x);
    }
    if (type == OptionalDouble.class) {
      return OptionalDouble.of(x);
    }
    return option.words().length > 0 ? String.valueOf((int) x) : (Object) x;
  }

  /** Whether the record takes the value with any of the words that its enums can be. */
  private static boolean isTaken(Record options, RecordComponent changed, Object value) {
    if (make(options, changed, value, null, null)) {
      return true;
    }
    return Arrays.stream(options.getClass().getRecordComponents())
        .filter(other -> other.getType().isEnum())
        .anyMatch(
            other ->
                Arrays.stream(other.getType().getEnumConstants())
                    .anyMatch(word -> make(options, changed, value, other, word)));
  }

  private static boolean make(
      Record options, RecordComponent changed, Object value, RecordComponent other, Object word) {
    RecordComponent[] components = options.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        String name = components[i].getName();
        arguments[i] = value(options, components[i]);
        if (name.equals(changed.getName())) {
          arguments[i] =
              value instanceof String text
                  ? components[i].getType().getMethod("parse", String.class).invoke(null, text)
                  : value;
        } else if (other != null && name.equals(other.getName())) {
          arguments[i] = word;
        }
      }
      var constructor =
          options
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      constructor.newInstance(arguments);
      return true;
    } catch (InvocationTargetException e) {
      assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
      return false;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object value(Record options, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
