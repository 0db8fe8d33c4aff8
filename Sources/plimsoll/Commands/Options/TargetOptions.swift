import ArgumentParser

/// What is scanned. A command after `--` is not among the options: `TrailingCommand` has it.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "URLs, saved `tools/list` answers (`-` reads one from standard input), client configurations, server lists, "
        + "pages or feeds that list servers.",
      valueName: "target"))
  var targets: [String] = []

  @Option(name: .customLong("server-id"), help: ArgumentHelp("The identity of a saved list.", valueName: "id"))
  var serverID: String?

  @Option(
    name: .customLong("header"),
    help: ArgumentHelp("Send this header field to the URLs given here.", valueName: "name: value"))
  var headers: [String] = []

  @Option(
    name: .customLong("bearer-env"),
    help: ArgumentHelp("Send the value of this variable as a bearer token to the URLs given here.", valueName: "name"))
  var bearerVariable: String?
}
