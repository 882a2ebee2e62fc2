/** Autoencoders: images from a prior over their codes, or from between the codes of real images. */
package equipoise.gan.autoencoder;
