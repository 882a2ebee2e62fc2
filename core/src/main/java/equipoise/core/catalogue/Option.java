package equipoise.core.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a component of an Options record a parameter that users can set. The component's type tells
 * the parameter's: int and long are integers, double a number, OptionalInt and OptionalDouble the
 * same or {@code auto}, boolean {@code true} or {@code false}, an enum one of its words, String any
 * text, Path the path of a file or folder. A component of another type with a static method {@code
 * parse(String)}, which reads what its {@code toString} writes, is text, or an integer if it has
 * {@link #words()}. A component that is itself a record contributes its own parameters. Components
 * without this annotation keep the value that the entry's defaults have.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
  /** What it does, as a phrase without a full stop: "neighbours taken into account". */
  String value();

  /** As users write it; the component's name if empty. */
  String name() default "";

  /** Words that may stand for an integer. */
  String[] words() default {};

  /** Smallest allowed value. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Largest allowed value. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether {@link #min()} itself is excluded. */
  boolean aboveMin() default false;

  /** Whether {@link #max()} itself is excluded. */
  boolean belowMax() default false;
}
