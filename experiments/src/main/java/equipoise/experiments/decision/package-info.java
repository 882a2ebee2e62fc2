/** How often the rule of decision is wrong about networks: pairs of arms that differ by a seed. */
package equipoise.experiments.decision;
