/** The random forest, the control without a network. */
package equipoise.classifiers.forest;
