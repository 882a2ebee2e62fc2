/** One confusion matrix and the probabilities' curves; every figure is one line over them. */
package equipoise.core.metrics;
