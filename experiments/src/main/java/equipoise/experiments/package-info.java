/** Studies: the study file, its grid of trials, the runner, provenance and the command line. */
package equipoise.experiments;
