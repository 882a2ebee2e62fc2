/** What a study or a command can name, from all modules. */
package equipoise.experiments.catalogue;
