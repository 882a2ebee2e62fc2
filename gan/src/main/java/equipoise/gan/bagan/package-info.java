/** BAGAN: an autoencoder first, then a GAN in its latent space. */
package equipoise.gan.bagan;
