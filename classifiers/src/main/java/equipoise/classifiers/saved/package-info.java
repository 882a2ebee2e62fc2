/** Trained classifiers in files. */
package equipoise.classifiers.saved;
