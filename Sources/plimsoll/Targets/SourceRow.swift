import Crawling
import JSONText
import ToolModel

/// One server of `plimsoll sources`: what it is, where it stands, what it takes to scan it. Never a value of its settings.
struct SourceRow {
  private let source: ServerSource
  private let outcome: CrawlOutcome?
  private let repetitions: [SourceOrigin]
  private let allowsNetwork: Bool

  init(_ item: Targets.Item, repetitions: [ServerID: [SourceOrigin]], allowsNetwork: Bool) {
    switch item {
    case .source(let source): (self.source, outcome) = (source, nil)
    case .outcome(.success(let snapshot)): (source, outcome) = (snapshot.source, .success(snapshot))
    case .outcome(.failure(let failure)): (source, outcome) = (failure.source, .failure(failure))
    }
    self.repetitions = repetitions[source.id] ?? []
    self.allowsNetwork = allowsNetwork
  }

  // MARK: Parts

  private var kind: String {
    switch source.location {
    case .command: "command"
    case .endpoint: "url"
    case .package: "package"
    case .savedList: "saved-list"
    }
  }

  private var target: String {
    switch source.location {
    case .command(let command): CommandText.of(command)
    case .package(let package): CommandText.of(package)
    case .endpoint(let endpoint): endpoint.url + Self.query(endpoint)
    case .savedList(let label): label
    }
  }

  private static func query(_ endpoint: Endpoint) -> String {
    let fields = endpoint.query.map { $0.name + ($0.value.redacted.isEmpty ? "" : "=" + $0.value.redacted) }
    return fields.isEmpty ? "" : "?" + fields.joined(separator: "&")
  }

  /// Names of variables and header fields that the entry sets.
  private var settings: [String] {
    switch source.location {
    case .command(let command): command.environment.map(\.name)
    case .package(let package): package.environment.map(\.name)
    case .endpoint(let endpoint): endpoint.headers.map(\.name)
    case .savedList: []
    }
  }

  private var launcher: String? {
    if case .package(let package) = source.location { package.launcher.map(CommandText.of) } else { nil }
  }

  /// What consent is bound to; nil for what is not started.
  private var digest: String? {
    switch source.location {
    case .command, .package: LaunchConsent.digest(of: source, allowsNetwork: allowsNetwork)
    case .endpoint, .savedList: nil
    }
  }

  private var obstacle: (reason: String, message: String)? {
    if case .failure(let failure)? = outcome { return (failure.reason.rawValue, failure.message) }
    let refusal = NetworkNeed.refusal(of: source, allowsNetwork: allowsNetwork, isConfined: true)
    return refusal.map { ($0.reason.rawValue, $0.message) }
  }

  // MARK: Forms

  var text: String {
    var lines = [(String, String)]()
    lines.append(("name", source.name))
    if let origin = source.origin { lines.append(("from", Self.place(origin))) }
    for origin in repetitions { lines.append(("also", Self.place(origin))) }
    switch source.location {
    case .savedList:
      if case .success(let snapshot)? = outcome {
        lines.append(("list", "saved list of \(snapshot.tools.count) tools"))
      }
    default: lines.append((kind, target))
    }
    if let launcher { lines.append(("command", launcher)) }
    if !settings.isEmpty { lines.append(("sets", settings.joined(separator: ", "))) }
    if let obstacle { lines.append((obstacle.reason, obstacle.message)) }
    if let digest { lines.append(("digest", digest)) }
    let body = lines.map { name, value in
      "  " + name + String(repeating: " ", count: max(1, 9 - name.count)) + Printable.text(value) + "\n"
    }
    return Printable.text(source.id.text) + "\n" + body.joined()
  }

  private static func place(_ origin: SourceOrigin) -> String {
    let client = origin.client.flatMap { id in ClientFormat.all.first { $0.id == id }?.title }
    let remarks = [client, origin.scope?.rawValue].compactMap(\.self)
    return Targets.place(origin) + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      Self.member("id", source.id.text, &writer)
      Self.member("name", source.name, &writer)
      Self.member("kind", kind, &writer)
      Self.member("target", target, &writer)
      Self.member("command", launcher, &writer)
      Self.member("version", source.version, &writer)
      Self.member("publisher", source.publisher, &writer)
      writer.key("settings")
      writer.array { writer in for name in settings { writer.string(name) } }
      Self.member("consentDigest", digest, &writer)
      writer.key("origins")
      writer.array { writer in
        for origin in [source.origin].compactMap(\.self) + repetitions { Self.write(origin, &writer) }
      }
      writer.key("tools")
      if case .success(let snapshot)? = outcome { writer.integer(snapshot.tools.count) } else { writer.null() }
      writer.key("obstacle")
      if let obstacle {
        writer.object { writer in
          Self.member("reason", obstacle.reason, &writer)
          Self.member("message", obstacle.message, &writer)
        }
      } else {
        writer.null()
      }
    }
  }

  private static func write(_ origin: SourceOrigin, _ writer: inout JSONWriter) {
    writer.object { writer in
      member("file", Files.relative(origin.file), &writer)
      for (key, number) in [("line", origin.line), ("column", origin.column)] {
        writer.key(key)
        if number > 0 { writer.integer(number) } else { writer.null() }
      }
      member("client", origin.client, &writer)
      member("scope", origin.scope?.rawValue, &writer)
    }
  }

  private static func member(_ key: String, _ text: String?, _ writer: inout JSONWriter) {
    writer.key(key)
    if let text { writer.string(text) } else { writer.null() }
  }
}
