/** Which engine trains the networks of a run, on which device, and what is missing if none can. */
package equipoise.experiments.engine;
