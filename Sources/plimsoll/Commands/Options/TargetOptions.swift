import ArgumentParser

/// What is scanned.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "URLs, saved `tools/list` answers (`-` reads one from standard input), client configurations, server lists, "
        + "pages or feeds that list servers.",
      valueName: "target"))
  var targets: [String] = []

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("After `--`: a command that speaks MCP over its standard streams.", valueName: "command"))
  var command: [String] = []

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
