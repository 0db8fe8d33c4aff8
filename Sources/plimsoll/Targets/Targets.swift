import Crawling
import ToolModel
import Transfers

/// What the user's words turned into: sources to crawl, and outcomes that are there already (saved lists, recordings,
/// entries that nobody can reach).
struct Targets: Sendable {
  enum Item: Sendable {
    case source(ServerSource)
    case outcome(CrawlOutcome)
  }

  private(set) var items: [Item] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Places (`host:port`) that the user named on the command line: these may be loopback or private.
  private(set) var namedHosts: Set<String> = []
  /// Servers that the user named on the command line by their URLs.
  private(set) var named: Set<ServerID> = []
  /// The configuration or list in which a server stands, relative to the current folder where it lies below it.
  private(set) var files: [ServerID: String] = [:]
  /// Further places of servers that are there already.
  private(set) var repetitions: [ServerID: [SourceOrigin]] = [:]

  private let fileReader: TargetFiles
  private let reader: SourceReader
  private var known: [ServerID: ServerSource] = [:]

  /// Reads every target; throws for words that name nothing.
  init(
    _ options: TargetOptions, values: ConfiguredValues = .none, vault: Vault,
    transfers: TransferSettings = TransferSettings(), discovers: Bool = true
  ) async throws {
    reader = SourceReader(vault: vault)
    fileReader = TargetFiles(reader: reader, values: values)
    let headers = try Self.headers(options)
    for word in options.targets { try add(word, options: options, headers: headers) }
    for name in options.registries { try await addRegistry(name, options: options, headers: headers, vault, transfers) }
    let command = TrailingCommand.words
    if !command.isEmpty { add(try Self.value(reader.command(command))) }
    if options.targets.isEmpty, command.isEmpty, options.registries.isEmpty, discovers { try discover() }
  }

  /// The sources among the items, in order.
  var sources: [ServerSource] {
    items.compactMap { if case .source(let source) = $0 { source } else { nil } }
  }

  // MARK: Words

  private mutating func add(
    _ word: String, options: TargetOptions, headers: [(name: String, value: String)]
  ) throws {
    if word.hasPrefix("http://") || word.hasPrefix("https://") {
      let source = try Self.value(reader.endpoint(word, headers: headers))
      if let place = Self.namedPlace(word) { namedHosts.insert(place) }
      named.insert(source.id)
      add(source)
    } else if ["pypi:", "npm:", "oci:"].contains(where: { word.hasPrefix($0) }) {
      add(try Self.value(reader.package(word)))
    } else if let scheme = word.firstRange(of: "://").map({ word[..<$0.lowerBound] }) {
      throw ProgramError("`\(word)` is not an http or https URL: MCP is not spoken over `\(scheme)`")
    } else if word != "-", Files.isFolder(word) {
      take(try fileReader.folder(word), of: word)
    } else {
      let bytes = word == "-" ? try StandardInput.all() : try Files.read(word)
      switch try fileReader.read(bytes, path: word, serverID: options.serverID) {
      case .reading(let reading): take(reading, of: word)
      case .outcome(let outcome):
        items.append(.outcome(outcome))
        if case .success(let snapshot) = outcome { remember(snapshot.source, in: word) }
      }
    }
  }

  private mutating func take(_ reading: SourceReading, of word: String) {
    take(reading)
    if reading.sources.isEmpty, reading.failures.isEmpty {
      diagnostics.append(Diagnostic(code: "no-servers", message: "`\(word)` lists no server that can be scanned"))
    }
  }

  private mutating func take(_ reading: SourceReading) {
    for source in reading.sources { add(source) }
    for failure in reading.failures where known[failure.source.id] == nil {
      items.append(.outcome(.failure(failure)))
      if let origin = failure.source.origin { remember(failure.source, in: origin.file) }
    }
    diagnostics += reading.diagnostics
  }

  /// The same server from two places is one server.
  private mutating func add(_ source: ServerSource) {
    guard let first = known[source.id] else {
      known[source.id] = source
      items.append(.source(source))
      if let origin = source.origin { remember(source, in: origin.file) }
      return
    }
    if let origin = source.origin { repetitions[source.id, default: []].append(origin) }
    let digests = [first, source].map { LaunchConsent.digest(of: $0, allowsNetwork: false) }
    guard digests[0] != digests[1] else { return }
    let names = "`\(first.name)`" + (first.origin.map { " (\(Self.place($0)))" } ?? "")
    let place = source.origin.map { " (\(Self.place($0)))" } ?? ""
    diagnostics.append(
      Diagnostic(
        code: "same-server",
        message: "`\(source.name)`\(place) is the same server as \(names) with other settings; it is scanned once"))
  }

  private mutating func remember(_ source: ServerSource, in file: String) {
    guard file != "-", !file.contains("://"), files[source.id] == nil else { return }
    files[source.id] = Files.relative(file)
  }

  static func place(_ origin: SourceOrigin) -> String {
    let file = Files.relative(origin.file)
    return origin.line > 0 ? "\(file):\(origin.line)" : file
  }

  // MARK: Everything there is

  /// Nothing was named: every client configuration in its usual place.
  private mutating func discover() throws {
    let found = fileReader.discover()
    take(found.reading)
    guard found.count > 0 else {
      throw ProgramError(
        "no target was given and no client configuration stands in a usual place: name a URL, a file, or a command "
          + "after `--`")
    }
  }

  // MARK: Registries

  private mutating func addRegistry(
    _ name: String, options: TargetOptions, headers: [(name: String, value: String)],
    _ vault: Vault, _ settings: TransferSettings
  ) async throws {
    let address = try RegistryChoice.address(name, updatedSince: options.updatedSince)
    // The user named this place, so it may be on this machine, and so may the servers that it lists on itself.
    let place = Self.namedPlace(address.text)
    if let place { namedHosts.insert(place) }
    var limits = RegistryLimits()
    if let limit = options.registryLimit { limits.servers = limit }
    let host = CanonicalURL.parse(address.text)?.host ?? ""
    if ["127.0.0.1", "localhost", "[::1]"].contains(host) { limits.pauseMilliseconds = 0 }
    let client = RegistryClient(
      transfers: TransferEngine(userAgent: Version.userAgent, settings: settings), limits: limits, vault: vault)
    let reading = await client.read(
      address.value, headers: headers, namedHosts: Set([place].compactMap(\.self)))
    try Task.checkCancellation()
    take(reading, of: name)
  }

  /// `host:port`
  private static func namedPlace(_ word: String) -> String? {
    CanonicalURL.parse(word).map { "\($0.host):\($0.port)" }
  }

  // MARK: Options

  private static func headers(_ options: TargetOptions) throws(ProgramError) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    for (place, field) in options.headers.enumerated() {
      guard let colon = field.firstIndex(of: ":"), colon != field.startIndex else {
        throw ProgramError("header field \(place + 1) (`--header`) is not of the form `name: value`")
      }
      headers.append((String(field[..<colon]), String(field[field.index(after: colon)...].drop { $0 == " " })))
    }
    if let name = options.bearerVariable {
      guard let token = Environment[name] else {
        throw ProgramError("the environment has no variable `\(name)` (`--bearer-env`)")
      }
      headers.append(("Authorization", "Bearer " + token))
    }
    return headers
  }

  private static func value(_ result: Result<ServerSource, SourceProblem>) throws(ProgramError) -> ServerSource {
    switch result {
    case .success(let source): return source
    case .failure(let problem): throw ProgramError(problem.message)
    }
  }
}
