/** The study file: what to compare on which data, read with the line of every mistake. */
package equipoise.experiments.study;
