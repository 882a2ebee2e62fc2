package equipoise.experiments.study;

import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.Augmentations;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.OptionException;
import equipoise.core.catalogue.Parameter;
import equipoise.core.data.DataException;
import equipoise.experiments.study.Value.Choice;
import equipoise.experiments.study.Value.Either;
import equipoise.experiments.study.Value.Key;
import equipoise.experiments.study.Value.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The augmentation of a study file: a policy, options on their own, or a policy with options. */
final class AugmentationReader {
  private static final String POLICY = "policy";

  private final String file;

  /**
   * @param file in messages
   */
  AugmentationReader(String file) {
    this.file = file;
  }

  /** A policy's name, or a map of {@code policy} and options. */
  static Value grammar() {
    Choice policies = new Choice(Augmentations.CATALOGUE.names());
    List<Key> keys = new ArrayList<>();
    keys.add(
        Key.optional(
            POLICY, policies, Augmentations.CUSTOM.name(), "where its options begin from"));
    for (Parameter parameter : Augmentations.CUSTOM.parameters()) {
      Object fallback = parameter.fallback();
      keys.add(Key.optional(parameter.name(), value(parameter), fallback, parameter.summary()));
    }
    return new Either(policies, new Table("augmentation", false, keys));
  }

  private static Value value(Parameter parameter) {
    return parameter.type() == Parameter.Type.WORD
        ? new Choice(parameter.words())
        : new Value.Number(parameter.range().min(), parameter.range().max(), false);
  }

  /**
   * @param value of the study file; null for no augmentation
   */
  Augmentation augmentation(Parsed value) {
    if (value == null) {
      return Augmentation.NONE;
    }
    if (!value.isMap()) {
      return Augmentations.CATALOGUE.named(value.text()).configured().create();
    }
    Entry<Augmentation> policy =
        Augmentations.CATALOGUE.named(value.text(POLICY, Augmentations.CUSTOM.name()));
    Map<String, Object> options = new LinkedHashMap<>();
    value.map().forEach((key, option) -> options.put(key, option.value()));
    options.remove(POLICY);
    try {
      return policy.configured(options).create();
    } catch (OptionException e) {
      throw new DataException(file + ":" + value.get(e.option()).line() + ": " + e.getMessage(), e);
    }
  }
}
