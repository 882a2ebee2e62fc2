package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a trial did about imbalance, in its three places; null where nothing was done.
 *
 * @param resample changes to the training rows
 * @param loss changes to the training itself
 * @param adjust changes to the finished probabilities
 */
public record MethodRecord(Place resample, Place loss, Place adjust) {
  /** Nothing at all. */
  public static final MethodRecord NONE = new MethodRecord(null, null, null);

  /**
   * One entry of the catalogue with its options.
   *
   * @param options all, with their values
   */
  public record Place(Kind kind, String name, Family family, Map<String, Object> options) {
    public static Place of(Configured<?> configured) {
      return new Place(
          configured.entry().kind(),
          configured.name(),
          configured.entry().family(),
          configured.values());
    }
  }

  /** The places in which something was done. */
  @JsonIgnore
  public List<Place> places() {
    return Stream.of(resample, loss, adjust).filter(Objects::nonNull).toList();
  }
}
