import Crawling
import ToolModel
import Transfers

/// What the user's words turned into: sources to crawl, and outcomes that a saved list already is.
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

  private let reader: SourceReader

  /// Reads every target; throws for words that name nothing.
  init(_ options: TargetOptions, vault: Vault, discovers: Bool = true) throws {
    reader = SourceReader(vault: vault)
    let headers = try Self.headers(options)
    for word in options.targets { try add(word, options: options, headers: headers) }
    let command = TrailingCommand.words
    if !command.isEmpty { items.append(.source(try Self.value(reader.command(command)))) }
    if options.targets.isEmpty, command.isEmpty, discovers { try discover() }
  }

  /// The sources among the items, in order.
  var sources: [ServerSource] {
    items.compactMap { if case .source(let source) = $0 { source } else { nil } }
  }

  private mutating func add(
    _ word: String, options: TargetOptions, headers: [(name: String, value: String)]
  ) throws {
    if word.hasPrefix("http://") || word.hasPrefix("https://") {
      let source = try Self.value(reader.endpoint(word, headers: headers))
      if let url = CanonicalURL.parse(word) { namedHosts.insert("\(url.host):\(url.port)") }
      named.insert(source.id)
      items.append(.source(source))
    } else if let kind = ["pypi:", "npm:", "oci:"].first(where: { word.hasPrefix($0) }) {
      throw ProgramError(
        "`\(word)` names a package, and this version does not fetch packages: install it and give its command "
          + "after `--` (\(kind.dropLast()) packages become targets of their own later)")
    } else if let scheme = word.firstRange(of: "://").map({ word[..<$0.lowerBound] }) {
      throw ProgramError("`\(word)` is not an http or https URL: MCP is not spoken over `\(scheme)`")
    } else {
      let bytes = word == "-" ? try StandardInput.all() : try Files.read(word)
      try addFile(bytes, word: word, serverID: options.serverID)
    }
  }

  private mutating func addFile(_ bytes: [UInt8], word: String, serverID: String?) throws {
    switch TargetKind.of(bytes) {
    case .configuration: take(reader.configuration(bytes, label: word), word)
    case .serverList: take(reader.serverList(bytes, label: word), word)
    case .page: take(reader.page(bytes, url: "", label: word), word)
    case .recording:
      guard let recording = ConversationRecording(bytes) else {
        throw ProgramError("`\(word)` begins like a recording but cannot be read as one")
      }
      items.append(.outcome(recording.replay(label: word, serverID: serverID)))
    case .savedList:
      let stem = word == "-" ? "standard-input" : Files.stem(word)
      let outcome = reader.savedList(bytes, label: word, serverID: serverID ?? stem, takenAt: Clock.now())
      items.append(.outcome(outcome))
      if case .success(let snapshot) = outcome { remember([snapshot.source], in: word) }
    }
  }

  private mutating func take(_ read: (sources: [ServerSource], diagnostics: [Diagnostic]), _ word: String) {
    items += read.sources.map(Item.source)
    remember(read.sources, in: word)
    diagnostics += read.diagnostics
    if read.sources.isEmpty {
      diagnostics.append(Diagnostic(code: "no-servers", message: "`\(word)` lists no server that can be scanned"))
    }
  }

  private mutating func remember(_ sources: [ServerSource], in file: String) {
    guard file != "-" else { return }
    for source in sources where files[source.id] == nil { files[source.id] = Files.relative(file) }
  }

  /// Nothing was named: every client configuration in its usual place.
  private mutating func discover() throws {
    var found = false
    for path in ConfigurationPlaces.all(home: Environment["HOME"]) where Files.exists(path) {
      found = true
      do {
        let read = reader.configuration(try Files.read(path), label: path)
        items += read.sources.map(Item.source)
        remember(read.sources, in: path)
        diagnostics += read.diagnostics
      } catch {
        diagnostics.append(Diagnostic(code: "unreadable-configuration", message: error.message))
      }
    }
    if !found {
      throw ProgramError(
        "no target was given and no client configuration stands in a usual place: name a URL, a file, or a command "
          + "after `--`")
    }
  }

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
