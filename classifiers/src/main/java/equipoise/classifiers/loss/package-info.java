/** Losses that networks are trained by, one file each; {@code TrainingLosses} lists them. */
package equipoise.classifiers.loss;
