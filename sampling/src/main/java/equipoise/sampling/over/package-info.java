/** Samplers that add rows. */
package equipoise.sampling.over;
