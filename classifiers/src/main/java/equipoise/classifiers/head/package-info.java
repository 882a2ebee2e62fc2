/** The last layer of a classifier by itself, so that it can be normalised, mixed or retrained. */
package equipoise.classifiers.head;
