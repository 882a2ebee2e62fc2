/**
 * A report without a format: sections of blocks, which a {@link equipoise.reports.blocks.Renderer}
 * turns into a file. Text holds no markup.
 */
package equipoise.reports.blocks;
