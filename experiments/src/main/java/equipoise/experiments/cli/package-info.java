/** The command line: the only place that prints. */
package equipoise.experiments.cli;
