package equipoise.sampling.call;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Parameter;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.List;
import java.util.function.Function;

/** How the entries of samplers begin. */
public final class SamplerEntry {
  /** Distances are measured between values as they are. */
  private static final Parameter SPACE =
      Parameter.word("space", List.of("pixels"), "where distances are measured");

  private static final Parameter OWN_SIZES =
      Parameter.word(
          Strategy.PARAMETER.name(), List.of(Parameter.AUTO), "the method sets the class sizes");

  private SamplerEntry() {}

  /** Of a method that measures no distances. */
  public static <O extends Record> Entry.Builder<Sampler, O> of(
      String name, O defaults, Function<O, Sampler> factory) {
    return begun(name, defaults, factory).parameter(Strategy.PARAMETER);
  }

  /** Of a method that measures distances between rows. */
  public static <O extends Record> Entry.Builder<Sampler, O> withDistances(
      String name, O defaults, Function<O, Sampler> factory) {
    return begun(name, defaults, factory).parameter(SPACE).parameter(Strategy.PARAMETER);
  }

  /** Of a method that measures distances and takes no strategy but {@code auto}. */
  public static <O extends Record> Entry.Builder<Sampler, O> withOwnSizes(
      String name, O defaults, Function<O, Sampler> factory) {
    return begun(name, defaults, factory).parameter(SPACE).parameter(OWN_SIZES);
  }

  /** Of a method that changes nothing and takes no strategy but {@code auto}. */
  public static <O extends Record> Entry.Builder<Sampler, O> idle(
      String name, O defaults, Function<O, Sampler> factory) {
    return begun(name, defaults, factory).parameter(OWN_SIZES);
  }

  private static <O extends Record> Entry.Builder<Sampler, O> begun(
      String name, O defaults, Function<O, Sampler> factory) {
    return Entry.<Sampler, O>of(Kind.SAMPLER, name, defaults, factory);
  }
}
