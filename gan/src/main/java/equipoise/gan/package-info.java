/** Generative networks, autoencoder samplers and the audit of synthetic images. */
package equipoise.gan;
