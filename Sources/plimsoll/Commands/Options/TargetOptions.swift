import ArgumentParser

/// What is scanned. A command after `--` is not among the options: `TrailingCommand` has it.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "URLs, packages (`pypi:`, `npm:`, `oci:`), saved `tools/list` answers (`-` reads one from standard input), "
        + "client configurations, server lists, pages or feeds that list servers, folders of a project.",
      valueName: "target"))
  var targets: [String] = []

  @Option(
    name: .customLong("registry"),
    help: ArgumentHelp(
      "Every server of this registry: its URL, or a name of catalogue/registries.yaml. May be repeated.",
      valueName: "name|url"))
  var registries: [String] = []

  @Option(
    name: .customLong("updated-since"),
    help: ArgumentHelp("Of a registry only what changed since then (RFC 3339).", valueName: "time"))
  var updatedSince: String?

  @Option(
    name: .customLong("registry-limit"),
    help: ArgumentHelp("Take at most so many servers of a registry.", valueName: "count"))
  var registryLimit: Int?

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

  func validate() throws {
    if let registryLimit, !(1...1_000_000).contains(registryLimit) {
      throw ValidationError("`--registry-limit` takes 1 to 1000000")
    }
    if let updatedSince {
      let shape = updatedSince.utf8.allSatisfy { (0x2B...0x3A).contains($0) || [0x54, 0x5A].contains($0) }
      guard shape, updatedSince.utf8.count >= 20, updatedSince.contains("T") else {
        throw ValidationError("`--updated-since` takes a time like 2026-01-31T00:00:00Z")
      }
    }
    if registries.isEmpty, updatedSince != nil || registryLimit != nil {
      throw ValidationError("`--updated-since` and `--registry-limit` are about a registry: name one with `--registry`")
    }
  }
}
