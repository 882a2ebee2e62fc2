/** Reports as LaTeX. */
package equipoise.reports.latex;
