/**
 * How often a rule of decision is wrong, and how often it speaks: simulated studies whose truth is
 * known. Start at {@link equipoise.reports.statistics.simulation.DecisionBenchmark}.
 */
package equipoise.reports.statistics.simulation;
