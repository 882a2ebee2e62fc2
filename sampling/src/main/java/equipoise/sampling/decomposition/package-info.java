/** Samplers that split classes into sub-classes. */
package equipoise.sampling.decomposition;
