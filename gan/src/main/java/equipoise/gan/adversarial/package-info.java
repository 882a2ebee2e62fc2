/** What all families with a discriminator share: networks, options, the step of both. */
package equipoise.gan.adversarial;
