/** Classifiers: CNN architectures, the training loop, losses for imbalance, classical controls. */
package equipoise.classifiers;
