package equipoise.classifiers.weights;

import equipoise.core.data.DataException;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.NetworkSpec.ArraySpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts a file's tensors into a network. A prefix that all names share ({@code module.}) is left
 * out; axes of 1 may differ, so that a 1x1 convolution fits a dense layer; counters and auxiliary
 * heads are passed over. Values must be finite. One tensor at a time is read besides the result.
 *
 * @param map the network's names for the file's
 */
public record WeightsLoader(KeyMap map) {

  /** A tensor of the file for an array of the network. */
  private record Match(StoredTensor tensor, Transformation transformation) {
    List<Integer> shape() {
      return transformation.shape(tensor.shape());
    }
  }

  /** What a file has for a network. */
  private record Found(Map<String, Match> matches, KeyReport report) {}

  /**
   * A classifier's weights. Where the file's last layer is for another number of classes, or the
   * file has none, the network's stays as in {@code initial}: a head to be trained.
   *
   * @param spec the whole network, whose last layer with weights gives the logits
   * @param initial weights of that network
   * @throws DataException listing missing, wrongly shaped and unexpected tensors with their shapes,
   *     the first ten of each; or naming a tensor that holds a value that is not finite
   */
  public LoadedWeights classifier(NetworkSpec spec, NamedTensors file, Weights initial) {
    Set<String> head = head(spec);
    Found found = find(spec, file);
    Optional<String> fresh = freshHead(spec, head, found.matches());
    Set<String> kept = fresh.isPresent() ? head : Set.of();
    Map<String, Tensor> tensors = tensors(spec, file, found, kept);
    kept.forEach(name -> tensors.put(name, initial.get(name)));
    List<String> warnings = warnings(found.report());
    fresh.ifPresent(warnings::add);
    return new LoadedWeights(checked(spec, file, tensors), fresh.isPresent(), warnings);
  }

  /**
   * The weights of a network without a head, such as one that gives features.
   *
   * @throws DataException as {@link #classifier} does
   */
  public LoadedWeights features(NetworkSpec spec, NamedTensors file) {
    Found found = find(spec, file);
    Map<String, Tensor> tensors = tensors(spec, file, found, Set.of());
    return new LoadedWeights(checked(spec, file, tensors), false, warnings(found.report()));
  }

  private static List<String> warnings(KeyReport report) {
    List<String> warnings = new ArrayList<>();
    if (!report.unexpected().isEmpty()) {
      warnings.add(
          report.unexpected().size()
              + " tensors of the file are no part of the network and are not used: "
              + KeyReport.listed(report.unexpected()));
    }
    return warnings;
  }

  /** The arrays of the last layer that has any. */
  private static Set<String> head(NetworkSpec spec) {
    String last = "";
    for (String name : spec.arrays().keySet()) {
      last = name.substring(0, name.lastIndexOf('.') + 1);
    }
    String prefix = last;
    return spec.arrays().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toSet());
  }

  private Found find(NetworkSpec spec, NamedTensors file) {
    String prefix = map.prefix(file.tensors().keySet());
    Map<String, Match> matches = new LinkedHashMap<>();
    KeyReport report = new KeyReport();
    for (StoredTensor tensor : file.tensors().values()) {
      String name = tensor.name();
      String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
      Optional<String> known = map.known(bare);
      if (known.isPresent()) {
        String ours = map.keys().get(known.get());
        Match other = matches.putIfAbsent(ours, new Match(tensor, map.transformation(known.get())));
        if (other != null) {
          throw flaw(file, name + " and " + other.tensor().name() + " are the same array");
        }
      } else if (!map.ignored(bare)) {
        report.unexpected().add(KeyReport.shown(name, tensor.shape()));
      }
    }
    return new Found(matches, report);
  }

  /** Why the head starts anew, if it does. */
  private static Optional<String> freshHead(
      NetworkSpec spec, Set<String> head, Map<String, Match> matches) {
    List<String> there = head.stream().filter(matches::containsKey).toList();
    if (there.isEmpty()) {
      return Optional.of("the file has no head, so the network's last layer starts anew");
    }
    int ours = 0;
    int theirs = 0;
    for (String name : there) {
      List<Integer> wanted = spec.arrays().get(name).shape();
      List<Integer> shape = matches.get(name).shape();
      List<Integer> resized = new ArrayList<>(shape);
      if (!resized.isEmpty() && !wanted.isEmpty()) {
        resized.set(0, wanted.get(0));
      }
      if (there.size() < head.size() || fits(shape, wanted) || !fits(resized, wanted)) {
        return Optional.empty();
      }
      ours = wanted.get(0);
      theirs = shape.get(0);
    }
    return Optional.of(
        "the file's last layer is for %d classes, the network's for %d, so it starts anew"
            .formatted(theirs, ours));
  }

  private Map<String, Tensor> tensors(
      NetworkSpec spec, NamedTensors file, Found found, Set<String> kept) {
    KeyReport report = found.report();
    Map<String, String> names = new HashMap<>();
    map.keys().forEach((name, ours) -> names.put(ours, name));
    for (Map.Entry<String, ArraySpec> entry : spec.arrays().entrySet()) {
      Match match = found.matches().get(entry.getKey());
      List<Integer> wanted = entry.getValue().shape();
      if (match == null && !kept.contains(entry.getKey())) {
        String name = names.getOrDefault(entry.getKey(), "(no name) " + entry.getKey());
        report.missing().add(KeyReport.shown(name, wanted));
      } else if (match != null && !kept.contains(entry.getKey()) && !fits(match.shape(), wanted)) {
        report
            .misshapen()
            .add(KeyReport.shown(match.tensor().name(), match.shape()) + " for " + wanted);
      }
    }
    if (!report.fits()) {
      throw flaw(
          file, "does not fit network " + spec.name() + hint(spec, found) + ": " + report.line());
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, ArraySpec> entry : spec.arrays().entrySet()) {
      Match match = found.matches().get(entry.getKey());
      int[] shape = entry.getValue().shape().stream().mapToInt(Integer::intValue).toArray();
      boolean fresh = kept.contains(entry.getKey());
      tensors.put(
          entry.getKey(),
          fresh
              ? Tensor.zeros(shape)
              : new Tensor(match.transformation().of(match.tensor().read()).values(), shape));
    }
    return tensors;
  }

  private static String hint(NetworkSpec spec, Found found) {
    if (found.matches().isEmpty()) {
      return " (none of its names is known: it may be of another network)";
    }
    String first = spec.arrays().keySet().iterator().next();
    Match match = found.matches().get(first);
    List<Integer> wanted = spec.arrays().get(first).shape();
    if (match != null && wanted.size() == 4 && match.shape().size() == 4) {
      int theirs = match.shape().get(1);
      int ours = wanted.get(1);
      if (theirs != ours) {
        return " (it is for images of %d channels, these have %d)".formatted(theirs, ours);
      }
    }
    return "";
  }

  /** Axes of 1 do not count, and a dense layer takes what a convolution over all of it takes. */
  private static boolean fits(List<Integer> shape, List<Integer> wanted) {
    List<Integer> a = shape.stream().filter(axis -> axis != 1).toList();
    List<Integer> b = wanted.stream().filter(axis -> axis != 1).toList();
    boolean flattened =
        wanted.size() == 2
            && shape.size() == 4
            && shape.get(0).equals(wanted.get(0))
            && (long) shape.get(1) * shape.get(2) * shape.get(3) == wanted.get(1);
    return a.equals(b) || flattened;
  }

  private static Weights checked(NetworkSpec spec, NamedTensors file, Map<String, Tensor> tensors) {
    try {
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        if (entry.getKey().endsWith(".runningVariance")) {
          for (float value : entry.getValue().values()) {
            if (value < 0) {
              throw flaw(file, entry.getKey() + " holds the negative variance " + value);
            }
          }
        }
      }
      return new Weights(tensors).check(spec);
    } catch (IllegalArgumentException e) {
      throw new DataException(file.file() + ": " + e.getMessage(), e);
    }
  }

  private static DataException flaw(NamedTensors file, String what) {
    return new DataException(file.file() + ": " + what);
  }
}
