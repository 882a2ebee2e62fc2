package equipoise.experiments.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --option KEY=VALUE} says, given once or more. */
final class KeyValues {
  private KeyValues() {}

  /**
   * @throws picocli.CommandLine.ParameterException if one is of another form, or given twice
   */
  static Map<String, String> of(Subcommand command, List<String> options) {
    return of(command, "--option", options);
  }

  /**
   * @param name of the option that they were given for
   * @throws picocli.CommandLine.ParameterException if one is of another form, or given twice
   */
  static Map<String, String> of(Subcommand command, String name, List<String> options) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String option : options) {
      int sign = option.indexOf('=');
      if (sign < 1) {
        throw command.usage(name + " " + option + " is not of the form KEY=VALUE, such as k=3");
      }
      if (named.put(option.substring(0, sign), option.substring(sign + 1)) != null) {
        throw command.usage(
            name + " " + option.substring(0, sign) + " is given twice; give it once");
      }
    }
    return named;
  }
}
