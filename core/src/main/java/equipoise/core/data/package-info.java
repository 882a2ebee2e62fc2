/**
 * Labelled images and tables, the way they are split and thinned, and where each example came from.
 */
package equipoise.core.data;
