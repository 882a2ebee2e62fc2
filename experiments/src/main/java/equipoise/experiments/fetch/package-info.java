/** Downloads known data sets, checked against what their publishers say of them. */
package equipoise.experiments.fetch;
