/** Samplers that remove rows. */
package equipoise.sampling.under;
