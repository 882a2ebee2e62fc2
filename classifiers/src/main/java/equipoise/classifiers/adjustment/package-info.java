/** Corrections of a trained classifier's probabilities; {@code Adjustments} lists them. */
package equipoise.classifiers.adjustment;
