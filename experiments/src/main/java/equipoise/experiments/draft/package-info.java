/** A first study of somebody's data, written by looking at them. */
package equipoise.experiments.draft;
