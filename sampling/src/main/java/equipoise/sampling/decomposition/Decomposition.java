package equipoise.sampling.decomposition;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Progress;
import equipoise.sampling.space.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A training set of which some classes are split into sub-classes. A sub-class stands where its
 * class stood and is named after it: "valve/0", "valve/1"; sub-classes are numbered in the order of
 * their first rows.
 *
 * @param train the same rows under the new labels
 * @param original the original class of each new one
 */
record Decomposition(TrainingSet train, ClassMap original) {
  /** Splits each of the chosen classes. */
  static Decomposition of(
      TrainingSet train, IntPredicate chosen, Clusterer clusterer, Seed seed, Progress progress) {
    Dataset data = train.data();
    int[] labels = new int[data.size()];
    List<String> names = new ArrayList<>();
    List<Integer> originals = new ArrayList<>();
    for (int c = 0; c < data.classes().size(); c++) {
      int[] rows = data.rowsOf(c);
      String name = data.classes().get(c);
      boolean split = chosen.test(c) && rows.length > 0;
      int[] part = new int[rows.length];
      int parts = 1;
      if (split) {
        part =
            inOrderOfFirstRows(
                clusterer.cluster(
                    Points.of(data, rows), data.counts(), seed.child(name), progress));
        parts = Arrays.stream(part).max().orElseThrow() + 1;
      }
      for (int i = 0; i < rows.length; i++) {
        labels[rows[i]] = names.size() + part[i];
      }
      for (int p = 0; p < parts; p++) {
        names.add(split ? freeName(name + "/" + p, names, data.classes()) : name);
        originals.add(c);
      }
    }
    int[] originalOf = originals.stream().mapToInt(Integer::intValue).toArray();
    return new Decomposition(
        train.relabel(labels, names), new ClassMap(data.classes(), originalOf));
  }

  private static int[] inOrderOfFirstRows(int[] clusterOf) {
    Map<Integer, Integer> numbers = new HashMap<>();
    return Arrays.stream(clusterOf)
        .map(
            cluster -> {
              numbers.putIfAbsent(cluster, numbers.size());
              return numbers.get(cluster);
            })
        .toArray();
  }

  /** The name, lengthened where a class already has it. */
  private static String freeName(String name, List<String> made, List<String> classes) {
    Set<String> taken = new HashSet<>(made);
    taken.addAll(classes);
    String free = name;
    while (taken.contains(free)) {
      free += "'";
    }
    return free;
  }
}
