/** What may be said of a run: comparisons with what they are worth, caveats, and the verdict. */
package equipoise.reports.findings;
