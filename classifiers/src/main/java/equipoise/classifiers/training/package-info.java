/** Training of networks: options, batches, augmentation, the loop and early stopping. */
package equipoise.classifiers.training;
