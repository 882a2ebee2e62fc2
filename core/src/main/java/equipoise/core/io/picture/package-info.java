/**
 * One image file: PNG, JPEG, GIF, BMP and TIFF decoded, turned upright, resized, and PNG written.
 */
package equipoise.core.io.picture;
