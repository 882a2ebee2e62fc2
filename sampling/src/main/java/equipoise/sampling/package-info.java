/**
 * Samplers: exact neighbours, over-, under- and combined sampling, cleaning, class decomposition.
 */
package equipoise.sampling;
