package equipoise.sampling.call;

import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Parameter;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.List;
import java.util.function.Function;

/** How the entries of samplers begin. */
public final class SamplerEntry {
  /**
   * The word for features of a pretrained network, which whoever trains a classifier on them has.
   */
  public static final String FEATURES = "features";

  /** Between what rows distances are measured and new ones are made. */
  public static final Parameter SPACE =
      Parameter.word(
          "space",
          List.of("pixels", FEATURES),
          "where distances are measured and rows are made: between pixels (or columns) as they are,"
              + " or features that a pretrained network gives ('transfer: features')");

  private static final Parameter OWN_SIZES =
      Parameter.word(
          Strategy.PARAMETER.name(), List.of(Parameter.AUTO), "the method sets the class sizes");

  private SamplerEntry() {}

  /** Whether a method works on features of a pretrained network. */
  public static boolean inFeatures(Configured<?> method) {
    return FEATURES.equals(method.values().get(SPACE.name()));
  }

  /**
   * For those who have no features.
   *
   * @throws IllegalArgumentException if a method works on features
   */
  public static void requirePixels(Configured<?> method) {
    if (inFeatures(method)) {
      throw new IllegalArgumentException(
          "'space: features' of %s is for studies whose classifier has 'transfer: features'; omit it"
              .formatted(method.name()));
    }
  }

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
