/**
 * The formats of image sets: IDX, folders of class folders, CIFAR and NPZ. Every error names file
 * and place.
 */
package equipoise.core.io.format;
