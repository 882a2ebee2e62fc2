/** Convolutional networks as data, one file a family; {@code Architectures} lists them. */
package equipoise.classifiers.architecture;
