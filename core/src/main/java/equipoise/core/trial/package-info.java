/** What a trial leaves behind, and the run directory it is left in. */
package equipoise.core.trial;
