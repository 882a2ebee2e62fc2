/**
 * Synthetic data sets to take away: images drawn from a method of the catalogue or from the arm of
 * a run, written with their provenance. Start at {@link
 * equipoise.experiments.generate.SyntheticSet}.
 */
package equipoise.experiments.generate;
