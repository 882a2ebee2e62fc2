/** From labelled images to the files of a format, pixel for pixel: the writers of image sets. */
package equipoise.core.io.write;
