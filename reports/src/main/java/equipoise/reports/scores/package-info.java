/** Methods compared over data sets, from a table of scores: tests, groups and a verdict. */
package equipoise.reports.scores;
