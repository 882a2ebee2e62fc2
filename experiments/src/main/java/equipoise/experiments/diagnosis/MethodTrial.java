package equipoise.experiments.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import equipoise.core.Seed;
import equipoise.core.Visible;
import equipoise.core.catalogue.Entry;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.Note;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method does with its defaults.
 *
 * @param counts examples of each class afterwards; null if it refuses the set
 * @param notes of the method
 * @param refusal why it takes no such set; null if it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MethodTrial(
    String method, Map<String, Integer> counts, List<String> notes, String refusal) {
  static MethodTrial of(Entry<Sampler> entry, Dataset data) {
    String method = entry.name();
    try {
      Resampled resampled =
          entry.configured().create().resample(Splits.whole(data), Strategy.AUTO, new Seed(0));
      int[] after = resampled.original().sum(resampled.data().counts());
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (int c = 0; c < after.length; c++) {
        counts.put(data.classes().get(c), after[c]);
      }
      return new MethodTrial(
          method, counts, resampled.notes().stream().map(Note::sentence).toList(), null);
    } catch (DataException e) {
      return refused(method, Visible.shortenedIn(e.getMessage(), data.classes()));
    }
  }

  static MethodTrial refused(String method, String why) {
    return new MethodTrial(method, null, List.of(), why);
  }
}
