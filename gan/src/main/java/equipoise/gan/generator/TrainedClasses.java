package equipoise.gan.generator;

import equipoise.core.data.Dataset;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Note;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The classes that a generator is trained on. A class below the minimum is left out of training
 * altogether: what is never generated would only use up capacity.
 *
 * @param labels the trained classes' indices in the data set, ascending; a class's place here is
 *     its condition
 * @param rows for each of them its rows in the training data
 * @param refused for every other class the reason
 * @param notes on the refused classes, then on trained ones with few images
 */
record TrainedClasses(
    List<Integer> labels, List<int[]> rows, Map<Integer, String> refused, List<Note> notes) {
  private static final int FEW = 50;

  TrainedClasses {
    labels = List.copyOf(labels);
    rows = List.copyOf(rows);
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    notes = List.copyOf(notes);
  }

  /**
   * @param family for messages
   * @param minimum images that a class needs
   * @throws GenerationException if no class has so many
   */
  static TrainedClasses of(Dataset data, String family, int minimum) {
    List<Integer> labels = new ArrayList<>();
    List<int[]> rows = new ArrayList<>();
    Map<Integer, String> refused = new LinkedHashMap<>();
    List<Note> notes = new ArrayList<>();
    List<Note> few = new ArrayList<>();
    int[] counts = data.counts();
    for (int label = 0; label < counts.length; label++) {
      String name = data.classes().get(label);
      if (counts[label] < minimum) {
        String reason =
            "Class '%s' has %d training images; %s needs at least %d."
                .formatted(name, counts[label], family, minimum);
        refused.put(label, reason);
        notes.add(Note.of(Note.Kind.REFUSED, label, reason));
      } else {
        labels.add(label);
        rows.add(data.rowsOf(label));
        if (counts[label] < FEW) {
          few.add(
              Note.of(
                  Note.Kind.TRAINING,
                  label,
                  "Class '%s' has only %d training images (below %d), so its generated images may resemble them closely."
                      .formatted(name, counts[label], FEW)));
        }
      }
    }
    if (labels.isEmpty()) {
      throw new GenerationException(
          "no class of '%s' has the %d training images that %s needs"
              .formatted(data.name(), minimum, family));
    }
    notes.addAll(few);
    return new TrainedClasses(labels, rows, refused, notes);
  }

  int size() {
    return labels.size();
  }

  /** The same without the training rows. */
  GeneratedClasses generated(Dataset data) {
    return new GeneratedClasses(data.classes(), labels, refused);
  }

  /** Images of the smallest trained class. */
  int smallest() {
    return rows.stream().mapToInt(r -> r.length).min().orElseThrow();
  }

  /**
   * Conditions of a batch, by systematic sampling: every class appears its expected number of
   * times, rounded up or down.
   *
   * @return ascending
   */
  int[] conditions(int batch, LabelBalance balance, RandomGenerator random) {
    double total = rows.stream().mapToDouble(r -> balance.weight(r.length)).sum();
    double start = random.nextDouble();
    int[] conditions = new int[batch];
    int condition = 0;
    double upTo = balance.weight(rows.get(0).length) / total;
    for (int i = 0; i < batch; i++) {
      while ((i + start) / batch >= upTo && condition < size() - 1) {
        condition++;
        upTo += balance.weight(rows.get(condition).length) / total;
      }
      conditions[i] = condition;
    }
    return conditions;
  }

  /** For each condition a training row of its class, uniform with replacement. */
  int[] draw(int[] conditions, RandomGenerator random) {
    int[] drawn = new int[conditions.length];
    for (int i = 0; i < drawn.length; i++) {
      int[] candidates = rows.get(conditions[i]);
      drawn[i] = candidates[random.nextInt(candidates.length)];
    }
    return drawn;
  }
}
