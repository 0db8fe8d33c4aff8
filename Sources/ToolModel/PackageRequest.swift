/// A package of a registry that is fetched first and then started without network. Redacted like a command line.
package struct PackageRequest: Sendable, Hashable {
  package let ecosystem: Ecosystem
  /// As it was written, checked against the ecosystem's grammar: `mcp-flux-pro`, `@scope/name`, `ghcr.io/owner/image`.
  package let name: String
  /// What was asked for, never with a leading operator unless it is a range: `1.2.3`, `>=1,<2` (PEP 440), `^2` or
  /// `latest` (npm), a tag or `sha256:…` (images). Nil: the newest.
  package let version: String?
  /// `uvx 'name[extra]'`: sorted, without repetition.
  package let extras: [String]
  /// Requirements beside the package (`--with`), in their order, as they were written.
  package let additions: [String]
  /// The program of the package to start, where it is not the package's own (`uvx --from NAME PROGRAM`).
  package let program: String?
  /// Arguments of the server itself; for images those behind the image's name.
  package let arguments: [ConfiguredText]
  /// Environment of the entry, sorted by name; the values are vault references.
  package let environment: [ConfiguredField]
  /// The folder to start in, where the source names one.
  package let workingFolder: String?
  /// The Python or Node version that the entry asks for, as it was written.
  package let runtimeVersion: String?
  /// The runner that the source suggests: `uvx`, `npx`, `docker`, …; for display only.
  package let runtimeHint: String?
  /// The registry that the source names instead of the user's own, an `https` URL without credentials. It is shown, and
  /// used only where the user's settings name the same.
  package let registryURL: String?
  /// The command line that the entry has; nil where the source names only the package. It is what runs when the user
  /// lets launchers use the network.
  package let launcher: CommandLine?

  package enum Ecosystem: String, Sendable, CaseIterable, Hashable {
    case pypi, npm, oci
  }

  package init(
    ecosystem: Ecosystem, name: String, version: String? = nil, extras: [String] = [], additions: [String] = [],
    program: String? = nil, arguments: [ConfiguredText] = [], environment: [ConfiguredField] = [],
    workingFolder: String? = nil, runtimeVersion: String? = nil, runtimeHint: String? = nil,
    registryURL: String? = nil, launcher: CommandLine? = nil
  ) {
    self.ecosystem = ecosystem
    self.name = name
    self.version = version
    self.extras = extras
    self.additions = additions
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.workingFolder = workingFolder
    self.runtimeVersion = runtimeVersion
    self.runtimeHint = runtimeHint
    self.registryURL = registryURL
    self.launcher = launcher
  }
}
