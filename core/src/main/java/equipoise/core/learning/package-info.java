/** The roles in a trial: who resamples, who generates, who learns. */
package equipoise.core.learning;
