/** The DCGAN, conditioned on the class, or one for each class. */
package equipoise.gan.dcgan;
