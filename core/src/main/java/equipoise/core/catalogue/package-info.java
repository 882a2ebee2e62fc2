/**
 * What a study can name. Each sampler, generator, loss, adjustment, classifier, metric and format
 * declares one {@link equipoise.core.catalogue.Entry} beside its options; whoever must know
 * something of it asks the entry.
 */
package equipoise.core.catalogue;
