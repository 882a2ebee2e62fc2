/** Runs the trials of a study on Apache Spark: one trial is one task, its outcome comes back. */
package equipoise.experiments.spark;
