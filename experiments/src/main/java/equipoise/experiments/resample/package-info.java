/** Resampling of a table from file to file. */
package equipoise.experiments.resample;
