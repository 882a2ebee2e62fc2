/**
 * Images that are the same picture in all but name: found by content, whatever file they stand in.
 */
package equipoise.core.duplicates;
