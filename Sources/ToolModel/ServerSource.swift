/// Where a server is and how to reach it. Never a secret: literal values of environment, headers, arguments that
/// look like credentials and URL queries are references into a process-local vault.
package struct ServerSource: Sendable, Hashable {
  package let id: ServerID
  /// The name under which a configuration, a list or the user calls it; for display only.
  package let name: String
  package let location: ServerLocation
  /// Who publishes it, as `owner/name`, where the source says so.
  package let publisher: String?
  /// The version that the source names, where it does.
  package let version: String?
  /// Where the entry stands; nil for what the user typed.
  package let origin: SourceOrigin?

  package init(
    id: ServerID, name: String, location: ServerLocation, publisher: String? = nil, version: String? = nil,
    origin: SourceOrigin? = nil
  ) {
    self.id = id
    self.name = name
    self.location = location
    self.publisher = publisher
    self.version = version
    self.origin = origin
  }
}

/// How a server is reached.
package enum ServerLocation: Sendable, Hashable {
  /// A process that speaks over its standard streams.
  case command(CommandLine)
  /// An HTTP endpoint.
  case endpoint(Endpoint)
  /// A package that is fetched before it is started.
  case package(PackageRequest)
  /// A `tools/list` answer that somebody saved: `label` is the file's name or `-`.
  case savedList(label: String)
}

/// A redacted command line.
package struct CommandLine: Sendable, Hashable {
  package let executable: String
  /// Arguments after the executable; those that look like credentials are vault references.
  package let arguments: [ConfiguredText]
  /// Environment of the entry, sorted by name; the values are vault references.
  package let environment: [ConfiguredField]
  /// The folder to start in, where the source names one.
  package let workingFolder: String?

  package init(
    executable: String, arguments: [ConfiguredText], environment: [ConfiguredField] = [],
    workingFolder: String? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.workingFolder = workingFolder
  }
}

/// A redacted HTTP endpoint.
package struct Endpoint: Sendable, Hashable {
  /// Scheme, host, port and path in canonical form; segments of the path that look like credentials are redacted.
  package let url: String
  /// The same with those segments, for the request only; nil where there are none.
  package let hiddenURL: ConfiguredText?
  /// Query keys with their values, in the order given.
  package let query: [ConfiguredField]
  /// Header fields of the entry, sorted by name; the values are vault references.
  package let headers: [ConfiguredField]

  package init(
    url: String, hiddenURL: ConfiguredText? = nil, query: [ConfiguredField] = [], headers: [ConfiguredField] = []
  ) {
    self.url = url
    self.hiddenURL = hiddenURL
    self.query = query
    self.headers = headers
  }
}

/// A text of a configuration: either harmless and kept, or a reference into the vault.
package enum ConfiguredText: Sendable, Hashable {
  case literal(String)
  case secret(SecretReference)

  /// The text as it may be shown, hashed and stored.
  package var redacted: String {
    switch self {
    case .literal(let text): text
    case .secret(let reference): reference.shown
    }
  }
}

/// A named value of a configuration.
package struct ConfiguredField: Sendable, Hashable {
  package let name: String
  package let value: ConfiguredText

  package init(name: String, value: ConfiguredText) {
    self.name = name
    self.value = value
  }
}

/// A place in the process-local vault; worthless outside this process.
package struct SecretReference: Sendable, Hashable {
  /// What stands where a secret was.
  package static let mark = "«redacted»"

  package let index: Int
  /// The text with every secret part replaced by the mark, for example `--api-key=«redacted»`.
  package let shown: String

  package init(index: Int, shown: String = mark) {
    self.index = index
    self.shown = shown
  }
}
