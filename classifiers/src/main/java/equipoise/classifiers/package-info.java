/** Classifiers: {@code Classifiers} lists them for studies. */
package equipoise.classifiers;
