/** From a path to labelled images, or to what is wrong with them: where readers of files start. */
package equipoise.core.io;
