import ConfigurationText
import ToolModel

/// Reads a list of servers: ours, a page of a registry (`{"servers": [{"server": …}]}`), one `server.json`, or an array
/// of them. A list holds no secrets; what it sets is really passed on.
struct ServerListReader: Sendable {
  let label: String
  private let builder: SourceBuilder
  private let registry: RegistryEntryReader
  private(set) var reading = SourceReading()
  /// Where the registry's next page begins; nil at the end.
  private(set) var nextCursor: String?
  /// Entries that were read, those without a source counted.
  private(set) var entryCount = 0
  private var counts = RegistryCounts()

  private static let entryLimit = 100_000
  private static let limits = ConfigurationLimits(bytes: 256 << 20, values: 20_000_000)

  init(label: String, vault: Vault) {
    self.label = label
    // What looks like a secret is hidden all the same, but servers get it.
    builder = SourceBuilder(vault: vault, origin: .caller)
    registry = RegistryEntryReader(builder: builder)
  }

  mutating func read(_ bytes: [UInt8]) {
    let root: ConfigurationNode?
    do throws(ConfigurationProblem) {
      let syntax = ClientFormat.syntax(ofFile: label) ?? ConfigurationText.syntax(of: bytes)
      root = try ConfigurationText.read(bytes, syntax, limits: Self.limits)
    } catch {
      return note("unreadable-list", error.message, at: error.place)
    }
    guard let root else { return note("unreadable-list", "the list is empty", at: TextPlace(line: 1, column: 1)) }
    let entries = root["servers"]?.elements ?? root.elements
    guard let entries = entries ?? (RegistryEntryReader.isEntry(root) ? [root] : nil) else {
      return note("unreadable-list", "there is no array `servers`", at: root.place)
    }
    // Unlike in MCP itself, an empty cursor ends the listing.
    let cursor = (root["metadata"]?["nextCursor"] ?? root["metadata"]?["next_cursor"] ?? root["next_cursor"])?.text
    nextCursor = cursor?.isEmpty == true ? nil : cursor
    for entry in entries {
      guard entryCount < Self.entryLimit else {
        note(
          "too-many-servers", "the list has more than \(Self.entryLimit) servers; the rest was not read",
          at: entry.place)
        break
      }
      entryCount += 1
      read(entry)
    }
    for remark in counts.remarks { note("registry-entries", remark, at: TextPlace(line: 0, column: 0)) }
  }

  private mutating func read(_ entry: ConfigurationNode) {
    guard entry.members != nil else {
      return note("malformed-entry", "the entry is not an object and was left out", at: entry.place)
    }
    let origin = SourceOrigin(file: label, line: entry.place.line, column: entry.place.column)
    guard RegistryEntryReader.isEntry(entry) else { return readOwn(entry, origin) }
    switch registry.read(entry, origin: origin, counts: &counts) {
    case .source(let source): reading.sources.append(source)
    case .failure(let failure): reading.failures.append(failure)
    case .leftOut: break
    case .malformed(let why): note("malformed-entry", why, at: entry.place)
    }
  }

  /// An entry of our own form.
  private mutating func readOwn(_ entry: ConfigurationNode, _ origin: SourceOrigin) {
    let package = entry["package"]?.text.flatMap(PackageName.init(target:))
    var facts = SourceBuilder.Facts(
      id: entry["id"]?.text.map { ServerID($0) } ?? package.map { ServerID($0.packageURL) }, name: entry["name"]?.text,
      publisher: entry["publisher"]?.text, version: entry["version"]?.text ?? package?.version, package: package,
      origin: origin)
    let words = entry["command"]?.text.map { [$0] } ?? EntryFields.words(entry["command"])
    var settings: [String: String] = [:]
    for member in (entry["environment"]?.members ?? []).prefix(1_000) { settings[member.key] = member.value.text ?? "" }
    if let executable = words.first, !executable.isEmpty {
      let arguments = words + EntryFields.words(entry["args"])
      reading.sources.append(
        builder.command(
          arguments.map { FilledText($0) }, literalEnvironment: settings, workingFolder: entry["folder"]?.text,
          facts: facts))
    } else if let url = entry["url"]?.text {
      switch builder.endpoint(FilledText(url), facts: facts) {
      case .success(let source): reading.sources.append(source)
      case .failure(let problem): note("malformed-entry", problem.message, at: entry.place)
      }
    } else if let package {
      facts.package = nil
      reading.sources.append(
        builder.package(
          package, arguments: EntryFields.words(entry["args"]).map { FilledText($0) }, literalEnvironment: settings,
          facts: facts))
    } else {
      note(
        "malformed-entry", "the entry has neither a `command`, a `url` nor a `package` and was left out",
        at: entry.place)
    }
  }

  private mutating func note(_ code: String, _ message: String, at place: TextPlace) {
    let spot = place.line > 0 ? "\(label):\(place.line):\(place.column)" : label
    reading.diagnostics.append(Diagnostic(code: code, message: "`\(spot)`: \(message)"))
  }
}
