/** The catalogue of generators, and what reports need beside generated images. */
package equipoise.gan;
