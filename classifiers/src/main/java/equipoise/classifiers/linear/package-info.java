/** Linear models on raw values. */
package equipoise.classifiers.linear;
