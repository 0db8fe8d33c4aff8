/// What the machine knows when a configuration is read: folders, and those variables whose values the user allowed to be
/// used for servers. Everything else stays a name.
package struct ConfiguredValues: Sendable {
  /// Variables that may be filled in: those of `--pass-env`, or all with `--pass-config-env`.
  package var variables: [String: String] = [:]
  /// The user's home; empty where nobody knows.
  package var home = ""
  /// The folder of the project: `${workspaceFolder}`.
  package var workspaceFolder = ""

  package init() {}

  /// Variables whose value is a place or a name of this machine and never a secret.
  var harmless: [String: String] {
    var values = ["HOME": home, "USERPROFILE": home, "PWD": workspaceFolder]
    values = values.filter { !$0.value.isEmpty }
    return values
  }
}
