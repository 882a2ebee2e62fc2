package equipoise.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  /** The right column is what Python's repr writes, without ".0" and leading zeros of exponents. */
  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "-2.5, -2.5",
    "0.1, 0.1",
    "2e23, 2e23",
    "2.0E-3, 0.002",
    "1.0E-4, 0.0001",
    "1.0E-5, 1e-5",
    "123456789, 123456789",
    "1.5E15, 1500000000000000",
    "1.5E16, 1.5e16",
    "-0.0, -0",
    "4.9E-324, 5e-324",
    "1.7976931348623157E308, 1.7976931348623157e308",
    "9007199254740993, 9007199254740992",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "-1.2345E-7, -1.2345e-7"
  })
  void a_number_is_written_as_short_as_it_can_be_read_back(double number, String written) {
    assertThat(Decimals.shortest(number)).isEqualTo(written);
  }

  @Test
  void no_shorter_number_would_be_read_back() {
    RandomGenerator random = new Seed(3).generator();
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
      String written = Decimals.shortest(x);
      assertThat(Double.parseDouble(written)).isEqualTo(x);
      int digits = new BigDecimal(written).stripTrailingZeros().precision();
      if (digits > 1) {
        BigDecimal shorter = new BigDecimal(x).round(new MathContext(digits - 1));
        assertThat(shorter.doubleValue()).as(written).isNotEqualTo(x);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5", "+.5", "5.", "1e5", "1.5E-10", "007"})
  void decimal_notation_is_a_number(String text) {
    assertThat(Decimals.isDecimal(text, '.')).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1e",
        "e5",
        "0x1F",
        "1_000",
        "1d",
        "1f",
        "NaN",
        "Infinity",
        "1,5",
        " 1",
        "1 000",
        "0x1p3",
        "\u0661",
        "--1",
        "1.2.3"
      })
  void all_else_is_none(String text) {
    assertThat(Decimals.isDecimal(text, '.')).isFalse();
  }
}
