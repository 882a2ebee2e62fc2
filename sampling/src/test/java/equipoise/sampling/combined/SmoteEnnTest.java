package equipoise.sampling.combined;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Sampler;
import equipoise.sampling.Reference;
import equipoise.sampling.under.EditedNearestNeighbours;
import equipoise.sampling.under.TomekLinks;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SmoteEnnTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_union_of_given_synthetic_rows_is_cleaned_as_in_the_reference(String set) {
    JsonNode combine = Reference.json(set).get("combine");
    Dataset union = union(Reference.table(set), combine);
    Sampler enn = new EditedNearestNeighbours(EditedNearestNeighbours.Options.DEFAULTS);
    assertThat(Reference.removed(union, enn, "all"))
        .isEqualTo(Reference.ints(combine.get("smoteenn_removed_of_union")));
    assertThat(Reference.removed(union, new TomekLinks(), "all"))
        .isEqualTo(Reference.ints(combine.get("smotetomek_removed_of_union")));
  }

  private static Dataset union(Dataset data, JsonNode combine) {
    int n = data.size();
    int[] synthetic = Reference.ints(combine.get("synthetic_class"));
    double[][] rows = new double[n + synthetic.length][];
    int[] labels = Arrays.copyOf(data.labels(), rows.length);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i < n ? data.values(i) : Reference.doubles(combine.get("synthetic").get(i - n));
      labels[i] = i < n ? labels[i] : synthetic[i - n];
    }
    return Dataset.ofTable(
        "union", TableShape.numeric(data.dimension()), data.classes(), rows, labels);
  }
}
