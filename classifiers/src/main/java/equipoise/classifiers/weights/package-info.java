/**
 * Pretrained weights: reading files of named tensors, and putting them into a network. Start at
 * {@code NamedTensors}, {@code KeyMap} and {@code WeightsLoader}.
 */
package equipoise.classifiers.weights;
