package equipoise.gan.generator;

import equipoise.engines.api.Weights;

/** The averaged weights after a step, and how good their images are. */
public record Checkpoint(int step, Weights weights, CheckpointScore score) {}
