package equipoise.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMapTest {
  private final ClassMap map = new ClassMap(List.of("a_b", "c"), new int[] {0, 1, 0});

  @Test
  void sub_classes_are_summed_by_number() {
    assertThat(map.sum(new float[] {.25f, .5f, .25f})).containsExactly(.5f, .5f);
    assertThat(map.sum(new int[] {3, 4, 5})).containsExactly(8, 4);
    assertThat(map.isIdentity()).isFalse();
    assertThat(map.size()).isEqualTo(3);
  }

  @Test
  void the_identity_maps_every_class_to_itself() {
    ClassMap identity = ClassMap.identity(List.of("a", "b"));
    assertThat(identity.isIdentity()).isTrue();
    assertThat(identity.originalOf(1)).isEqualTo(1);
  }

  @Test
  void an_original_outside_the_classes_is_refused() {
    assertThatThrownBy(() -> new ClassMap(List.of("a"), new int[] {1}))
        .hasMessage("original class 1 is outside 0..0");
  }

  @Test
  void the_wrong_number_of_values_is_refused() {
    assertThatThrownBy(() -> map.sum(new float[2])).hasMessageContaining("2 values");
    assertThatThrownBy(() -> map.sum(new int[4])).hasMessageContaining("4 values");
  }
}
