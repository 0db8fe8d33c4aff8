import ArgumentParser

/// Which project's settings hold.
struct ProjectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Settings of the project; otherwise the nearest plimsoll.yaml upward in the repository.", valueName: "path"))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Take no settings from a file.")
  var noConfig = false

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("`--config` and `--no-config` exclude each other") }
  }

  /// The settings; nil if there is no file.
  func find() throws(ProgramError) -> ProjectConfiguration? {
    noConfig ? nil : try ProjectFile.find(named: config)
  }
}
