package equipoise.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
  private final Seed seed = new Seed(20261120);

  @Test
  void children_of_different_names_differ() {
    Set<Long> values = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      values.add(seed.child("fold", i).value());
      values.add(new Seed(i).child("fold").value());
    }
    values.add(seed.value());
    assertThat(values).hasSize(20_001);
  }

  @Test
  void a_child_does_not_depend_on_what_else_was_asked_for() {
    Seed alone = new Seed(7).child("fold-3").child("smote");
    Seed parent = new Seed(7);
    parent.child("fold-1").generator().nextLong();
    parent.generator().nextLong();
    assertThat(parent.child("fold-3").child("smote")).isEqualTo(alone);
  }

  @Test
  void paths_do_not_run_together() {
    assertThat(seed.child("a").child("b"))
        .isNotEqualTo(seed.child("ab"))
        .isNotEqualTo(seed.child("b").child("a"));
  }

  @Test
  void a_numbered_child_is_the_one_of_that_name() {
    assertThat(seed.child("fold", 3)).isEqualTo(seed.child("fold-3"));
  }

  @Test
  void two_generators_of_one_seed_give_the_same_numbers() {
    assertThat(seed.generator().doubles(5).toArray())
        .containsExactly(seed.generator().doubles(5).toArray());
  }

  @Test
  void neighbouring_seeds_flip_half_of_the_bits_of_a_child() {
    int flipped = 0;
    for (int i = 0; i < 1000; i++) {
      long a = new Seed(i).child("x").value();
      long b = new Seed(i + 1).child("x").value();
      flipped += Long.bitCount(a ^ b);
    }
    assertThat(flipped / 1000.0).isBetween(31.0, 33.0);
  }

  @Test
  void a_permutation_holds_every_number_once_and_each_place_is_equally_likely() {
    int[] firstPlace = new int[4];
    for (int i = 0; i < 4000; i++) {
      int[] order = seed.child("try", i).permutation(4);
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
      firstPlace[order[0]]++;
    }
    for (int n : firstPlace) {
      assertThat(n).isBetween(880, 1120);
    }
    assertThat(seed.permutation(0)).isEmpty();
  }
}
