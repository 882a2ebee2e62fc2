/** Readers and writers of image sets; every reader's error names file and place. */
package equipoise.core.io;
