/** Trained classifiers at work on new images. */
package equipoise.experiments.predict;
