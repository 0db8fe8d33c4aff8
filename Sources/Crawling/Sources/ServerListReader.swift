import JSONText
import ToolModel

/// Reads a list of ours: who, where and how to reach it. Its environment is made of harmless settings that servers
/// really get; a list holds no secrets.
struct ServerListReader: Sendable {
  let label: String
  private let builder: SourceBuilder
  private(set) var sources: [ServerSource] = []
  private(set) var diagnostics: [Diagnostic] = []

  private static let entryLimit = 100_000

  init(label: String, vault: Vault) {
    self.label = label
    // What looks like a secret is hidden all the same, but servers get it.
    builder = SourceBuilder(vault: vault, origin: .caller)
  }

  mutating func read(_ bytes: [UInt8]) {
    let root: JSONValue
    do throws(JSONSyntaxError) { root = try JSONDocument(bytes).root } catch {
      return report("unreadable-list", "`\(label)` cannot be read as JSON: \(error)", nil)
    }
    guard let servers = root.present("servers"), servers.kind == .array else {
      return report("unreadable-list", "`\(label)` has no array `servers`", "")
    }
    for (place, entry) in servers.elements.prefix(Self.entryLimit).enumerated() {
      readEntry(entry, "/servers/\(place)")
    }
  }

  private mutating func readEntry(_ entry: JSONValue, _ pointer: String) {
    guard entry.kind == .object else {
      return report("malformed-entry", "the entry is not an object and was left out", pointer)
    }
    let package = entry.text("package").flatMap(PackageName.init(target:))
    let facts = SourceBuilder.Facts(
      id: entry.text("id").map { ServerID($0) } ?? package.map { ServerID($0.packageURL) }, name: entry.text("name"),
      publisher: entry.text("publisher"), version: entry.text("version") ?? package?.version, package: package)
    let words = entry.strings("command")
    if let executable = words.first, !executable.isEmpty {
      var settings: [String: String] = [:]
      if let environment = entry.present("environment"), environment.kind == .object {
        for member in environment.members.prefix(1_000) { settings[member.key] = member.value.string ?? "" }
      }
      sources.append(
        builder.command(
          executable, arguments: Array(words.dropFirst()), literalEnvironment: settings,
          workingFolder: entry.text("folder"), facts: facts))
    } else if let url = entry.text("url") {
      switch builder.endpoint(url, facts: facts) {
      case .success(let source): sources.append(source)
      case .failure(let problem): report("malformed-entry", problem.message, pointer)
      }
    } else {
      report("malformed-entry", "the entry has neither a `command` nor a `url` and was left out", pointer)
    }
  }

  private mutating func report(_ code: String, _ message: String, _ pointer: String?) {
    diagnostics.append(Diagnostic(code: code, message: message, pointer: pointer))
  }
}
