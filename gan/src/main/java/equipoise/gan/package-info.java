/** The class-conditional DCGAN, and the sampler that fills small classes with its images. */
package equipoise.gan;
