package equipoise.classifiers.weights;

import equipoise.classifiers.architecture.Architecture;
import equipoise.core.data.DataException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of a network's arrays each tensor of a file is.
 *
 * @param keys by the name in the file, such as torchvision's {@code layer1.0.conv1.weight}, that of
 *     the array in {@link equipoise.engines.api.Weights}
 * @param transformations by the name in the file; none for an array that comes as it is
 */
public record KeyMap(Map<String, String> keys, Map<String, Transformation> transformations) {
  /** Counters of batch norm, heads that only training uses, and those of Keras. */
  private static final Pattern IGNORED =
      Pattern.compile(
          "(.*[./])?num_batches_tracked|(fc1|fc2|predictions)/.*|(.*\\.)?(aux1|aux2|AuxLogits|aux_logits)\\..*|total_ops|.*\\.total_(ops|params)|total_params");

  /**
   * Other names for the same arrays: DenseNet's in torchvision's own file, which torchvision
   * rewrites too (torchvision/models/densenet.py, {@code _load_state_dict}); timm's VGG and heads;
   * the heads of Cadene's pretrained-models.
   */
  private static final List<Renaming> RENAMINGS =
      List.of(
          new Renaming("^(.*denselayer\\d+\\.(?:norm|relu|conv))\\.([12]\\..*)$", "$1$2"),
          new Renaming("^pre_logits\\.fc1\\.(.*)$", "classifier.0.$1"),
          new Renaming("^pre_logits\\.fc2\\.(.*)$", "classifier.3.$1"),
          new Renaming("^head\\.fc\\.(.*)$", "classifier.6.$1"),
          new Renaming(
              "^(?:last_linear|classif|classifier|head|head\\.fc|linear)\\.(.*)$", "fc.$1"),
          new Renaming("^(?:last_linear|classif|fc|head|linear)\\.(.*)$", "classifier.$1"),
          new Renaming("^(?:classifier|fc|head|linear)\\.(.*)$", "last_linear.$1"),
          new Renaming("^(?:last_linear|fc|classifier|head)\\.(.*)$", "linear.$1"),
          new Renaming("^classifier\\.(weight|bias)$", "classifier.1.$1"));

  private record Renaming(Pattern from, String to) {
    Renaming(String from, String to) {
      this(Pattern.compile(from), to);
    }
  }

  public KeyMap {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    transformations = Map.copyOf(transformations);
  }

  /** Of tensors that all come as they are. */
  public static KeyMap of(Map<String, String> keys) {
    return new KeyMap(keys, Map.of());
  }

  /**
   * For a file of a known architecture, by whoever published it.
   *
   * @param torchKeys torchvision's names and ours
   * @throws DataException for weights of Keras or timm under whose names another computation was
   *     trained than that of the architecture
   */
  public static KeyMap of(
      Architecture architecture, Map<String, String> torchKeys, NamedTensors file) {
    return PublishedNames.map(architecture, torchKeys, file);
  }

  /** The same with one transformation for some names of the file. */
  public KeyMap with(Transformation transformation, Collection<String> names) {
    Map<String, Transformation> all = new HashMap<>(transformations);
    names.forEach(name -> all.put(name, transformation));
    return new KeyMap(keys, all);
  }

  Transformation transformation(String name) {
    return transformations.getOrDefault(name, Transformation.NONE);
  }

  /** True for what no array needs. */
  boolean ignored(String name) {
    return IGNORED.matcher(name).matches();
  }

  /** The name that this map has for the file's, after its prefix. */
  Optional<String> known(String name) {
    if (keys.containsKey(name)) {
      return Optional.of(name);
    }
    for (Renaming renaming : RENAMINGS) {
      Matcher matcher = renaming.from().matcher(name);
      if (matcher.matches()) {
        String other = matcher.replaceFirst(renaming.to());
        if (keys.containsKey(other)) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What stands before the names, such as {@code module.} of a model on several GPUs or {@code
   * backbone.}: the prefix with which the most names are known, empty if none helps.
   */
  String prefix(Collection<String> names) {
    Map<String, Integer> counts = new HashMap<>();
    for (String name : names) {
      for (int end = 0; end >= 0 && end < name.length(); ) {
        if (keys.containsKey(name.substring(end))) {
          counts.merge(name.substring(0, end), 1, Integer::sum);
        }
        int dot = name.indexOf('.', end);
        end = dot < 0 ? -1 : dot + 1;
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(entry -> -entry.getKey().length()))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
