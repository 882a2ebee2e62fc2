/** Pictures of how trained networks look at images, and the page that shows them. */
package equipoise.experiments.explain;
