/**
 * A run directory in memory: its trials sorted into settings (data set and classifier) and arms.
 */
package equipoise.reports.results;
