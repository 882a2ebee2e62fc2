/** The audit of synthetic images: how good they are, whether they are copies, who may use them. */
package equipoise.gan.audit;
