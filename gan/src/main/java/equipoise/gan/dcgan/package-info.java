/** The class-conditional DCGAN. */
package equipoise.gan.dcgan;
