/**
 * What a difference between two methods is worth: intervals, the corrected test, adjusted p-values.
 */
package equipoise.reports.statistics;
