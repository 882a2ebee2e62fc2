/** Boosted trees on raw values. */
package equipoise.classifiers.boosting;
