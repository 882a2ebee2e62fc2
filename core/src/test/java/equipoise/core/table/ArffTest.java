package equipoise.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.SharedFiles;
import equipoise.core.data.TableShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where comments and quotes may stand in an ARFF file: Weka's reader is a tokeniser in which {@code
 * %} outside quotes begins a comment and a quote opens where a word would.
 */
class ArffTest {
  @TempDir Path folder;

  private Table table(String name, String text) throws IOException {
    return Table.read(Files.writeString(folder.resolve(name), text), TableOptions.DEFAULTS);
  }

  private Table table(String text) throws IOException {
    return table("t.arff", text);
  }

  private static String written(Table table, int... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.write(table.data().select(rows), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_comment_may_follow_whatever_stands_in_a_header_line() throws IOException {
    Table table =
        table(
            "%first\n  % indented {\n@relation r % 'open\n@attribute a numeric%x\n"
                + "@attribute b {x, 'y}%', \"z % z\"} % {u, v}\n\t%tab\n"
                + "@attribute '% c' {n,p} %{n,p,q}\n@data % rows, follow\n"
                + "1,x,n\n2,'y}%',p\n3,\"z % z\",n\n");

    TableShape shape = (TableShape) table.data().shape();
    assertThat(shape.columns()).extracting(TableShape.Column::name).containsExactly("a", "b");
    assertThat(shape.columns().get(1).categories()).containsExactly("x", "y}%", "z % z");
    assertThat(table.target()).isEqualTo("% c");
    assertThat(table.data().labels()).containsExactly(0, 1, 0);
  }

  @Test
  void a_comment_may_follow_whatever_stands_in_a_row_and_is_written_with_it() throws IOException {
    String header = "@relation r\n@attribute a numeric\n@attribute c {n,'p%'}\n@data\n";
    Table table =
        table(header + "1,n%one\n 2 , 'p%' % two, 3\n%none\n  % none\n3,n % it's\n4,'p%'\n");

    assertThat(table.data().labels()).containsExactly(0, 1, 0, 1);
    assertThat(table.data().value(1, 0)).isEqualTo(2);
    assertThat(written(table, 1, 2)).isEqualTo(header + " 2 , 'p%' % two, 3\n3,n % it's\n");
  }

  @Test
  void a_row_may_stand_on_the_data_line() throws IOException {
    String header = "@relation r\n@attribute a numeric\n@attribute c {n,p}\n";
    Table table = table(header + "@DATA 1,n\n2,p\n");

    assertThat(table.data().size()).isEqualTo(2);
    assertThat(table.data().values(0)).containsExactly(1);
    assertThat(written(table, 0, 1)).isEqualTo(header + "@DATA 1,n\n2,p\n");
    assertThat(written(table("t.arff", written(table, 1)), 0)).isEqualTo(header + "@DATA 2,p\n");
    assertThat(table("k.dat", header + "@data\t1, n\n2, p\n").data().size()).isEqualTo(2);
    assertThatThrownBy(() -> table(header + "@data 1,n,3\n2,p\n"))
        .hasMessageContaining("row 0 (line 4) has 3 values");
  }

  @Test
  void names_of_keel_files_may_hold_a_percent_sign() throws IOException {
    Table table =
        table(
            "k.dat",
            "@relation r\n@attribute a real [0, 9] % range\n@attribute c {<=50%, >50%} % {x}\n"
                + "@data\n1, <=50%\n2, >50% % second\n");

    assertThat(table.data().classes()).containsExactly("<=50%", ">50%");
  }

  @Test
  void names_of_attributes_may_hold_brackets() throws IOException {
    Table table =
        table("@relation r\n@attribute a[0] numeric\n@attribute c{n,p}\n@data\n1,n\n2,p\n");

    assertThat(((TableShape) table.data().shape()).columns().get(0).name()).isEqualTo("a[0]");
  }

  @Test
  void no_row_of_the_field_data_is_lost() {
    Table onDataLine =
        Table.read(SharedFiles.path("data/field/arff-data-line/dl.arff"), TableOptions.DEFAULTS);
    Table commented =
        Table.read(
            SharedFiles.path("data/field/arff-nominal-comment/cm2.arff"), TableOptions.DEFAULTS);

    assertThat(onDataLine.data().counts()).containsExactly(3, 1);
    assertThat(commented.data().counts()).containsExactly(3, 2);
  }
}
