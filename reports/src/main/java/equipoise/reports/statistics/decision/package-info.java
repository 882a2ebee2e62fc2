/**
 * Whether one arm of a study is better than another: paired predictions in, a verdict with its
 * interval out. Start at {@link equipoise.reports.statistics.decision.DecisionRule}.
 */
package equipoise.reports.statistics.decision;
