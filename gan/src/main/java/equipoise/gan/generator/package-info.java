/** What all families of generative networks share: the training loop and the sampler. */
package equipoise.gan.generator;
