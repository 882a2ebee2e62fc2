/** Votes of the nearest training rows. */
package equipoise.classifiers.neighbours;
