/** Tables as files hold them: read with every row's own text, so that it can be written back. */
package equipoise.core.table;
