/** Images that something else made, as a generator of the catalogue. */
package equipoise.gan.elsewhere;
