/** GANs whose discriminator also says the class: AC-GAN, MFC-GAN, FSC-GAN. */
package equipoise.gan.acgan;
