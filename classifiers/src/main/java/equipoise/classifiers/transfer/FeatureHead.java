package equipoise.classifiers.transfer;

import equipoise.core.learning.LearningCurve;

/**
 * What tells classes apart by features, trained.
 *
 * @param chain from features as they are to logits of the trained classes
 * @param width number of features
 * @param curve of its training; empty if it had no steps
 */
record FeatureHead(Chain chain, int width, LearningCurve curve) {}
