/** Trained generators that later runs use again. */
package equipoise.experiments.cache;
