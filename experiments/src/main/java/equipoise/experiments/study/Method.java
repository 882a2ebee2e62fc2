package equipoise.experiments.study;

import equipoise.classifiers.adjustment.Adjustment;
import equipoise.classifiers.loss.LossSpec;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Trait;
import equipoise.core.trial.MethodRecord;
import equipoise.core.trial.MethodRecord.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one arm of a study does about imbalance, in three places that combine freely; all absent
 * means nothing.
 *
 * @param label unique in the study: as given, or the names with the options that tell it from
 *     others of the same names
 * @param resampling changes the training rows
 * @param loss changes the training itself
 * @param adjustment changes the finished probabilities
 * @param line of the study file where it begins, from 1
 */
public record Method(
    String label,
    Optional<Resampling> resampling,
    Optional<Configured<LossSpec>> loss,
    Optional<Configured<Adjustment>> adjustment,
    int line) {

  /** The entries of its places, in this order. */
  public List<Configured<?>> places() {
    return Stream.of(resampling.map(Resampling::configured), loss, adjustment)
        .flatMap(Optional::stream)
        .<Configured<?>>map(place -> place)
        .toList();
  }

  /** Whether it trains a network of its own. */
  public boolean trainsNetwork() {
    return places().stream().anyMatch(place -> place.entry().has(Trait.TRAINS_NETWORK));
  }

  /** Whether the training rows come from a network. */
  public boolean generates() {
    return resampling.filter(Resampling.ByGenerator.class::isInstance).isPresent();
  }

  /** Whether features of a pretrained network are resampled instead of images. */
  public boolean inFeatures() {
    return resampling
        .filter(r -> r instanceof Resampling.BySampler by && by.inFeatures())
        .isPresent();
  }

  /** Whether the data are of the kind that all of its places work on. */
  public boolean takes(DataSpec data) {
    return !data.format().isTable()
        || places().stream().noneMatch(place -> place.entry().has(Trait.IMAGES_ONLY));
  }

  Method labelled(String name) {
    return new Method(name, resampling, loss, adjustment, line);
  }

  /** As it is written into a trial's record. */
  public MethodRecord record() {
    return new MethodRecord(
        resampling.map(r -> Place.of(r.configured())).orElse(null),
        loss.map(Place::of).orElse(null),
        adjustment.map(Place::of).orElse(null));
  }
}
