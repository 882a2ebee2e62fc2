/** Samplers that add rows and then remove some. */
package equipoise.sampling.combined;
