import ConfigurationText
import ToolModel

/// Reads the entries of a client's configuration. It never prints a value and never runs what an entry names.
struct ConfigurationReader: Sendable {
  private let file: ConfigurationFile
  private let format: ClientFormat
  private let entries: EntryReader
  private(set) var reading = SourceReading()

  /// More entries than that are not read.
  private static let entryLimit = 1_000
  private static let memberLimit = 10_000

  init(file: ConfigurationFile, values: ConfiguredValues, vault: Vault) {
    self.file = file
    format = file.format ?? .unknown
    entries = EntryReader(file: file, format: format, values: values, vault: vault)
  }

  mutating func read(_ bytes: [UInt8]) {
    let root: ConfigurationNode
    do throws(ConfigurationProblem) {
      let syntax = file.syntax ?? ClientFormat.syntax(ofFile: file.label) ?? ConfigurationText.syntax(of: bytes)
      guard let node = try ConfigurationText.read(bytes, syntax) else { return }
      root = node
    } catch {
      return note("unreadable-configuration", error.message, at: error.place)
    }
    if let found = Self.first(of: format.sections, in: root) ?? Self.first(of: ClientFormat.unknown.sections, in: root)
    {
      let choice = ServerChoice(root)
      let inputs = entries.inputs(of: root)
      for section in found { read(section, choice, inputs) }
    } else if let members = root.members, !members.isEmpty, members.allSatisfy({ EntryFields.isEntry($0.value) }) {
      // A bare map of name to entry, as some clients export it.
      read(Section(node: root, isSingle: false), ServerChoice(root), entries.inputs(of: root))
    } else if let list = root.elements, !list.isEmpty, list.allSatisfy({ EntryFields.isEntry($0) }) {
      read(Section(node: root, isSingle: false), ServerChoice(root), [:])
    } else if root.members == nil {
      note("unreadable-configuration", "the file is not an object of settings", at: root.place)
    } else if file.format == nil {
      note("no-servers", "names no servers; expected an object `mcpServers` or `servers`", at: root.place)
    }
  }

  // MARK: Sections

  private struct Section {
    let node: ConfigurationNode
    let isSingle: Bool
  }

  /// All places of a format that hold entries; nil if none does.
  private static func first(of sections: [[String]], in root: ConfigurationNode) -> [Section]? {
    var found: [Section] = []
    for path in sections {
      for node in nodes(root, path[...]) where isSection(node) {
        found.append(Section(node: node, isSingle: EntryFields.isEntry(node)))
      }
      // `mcp.servers` lies inside of `mcp`.
      if !found.isEmpty, path.count > 1, path[0] == "mcp" { break }
    }
    return found.isEmpty ? nil : found
  }

  private static func nodes(_ node: ConfigurationNode, _ path: ArraySlice<String>) -> [ConfigurationNode] {
    guard let key = path.first else { return [node] }
    if key == "*" { return (node.members ?? []).prefix(memberLimit).flatMap { nodes($0.value, path.dropFirst()) } }
    return node[key].map { nodes($0, path.dropFirst()) } ?? []
  }

  private static func isSection(_ node: ConfigurationNode) -> Bool { node.members != nil || node.elements != nil }

  private mutating func read(_ section: Section, _ choice: ServerChoice, _ inputs: [String: String]) {
    if section.isSingle {
      return read(
        file.label.split(separator: "/").last.map(String.init) ?? "server", section.node, at: section.node.place, inputs
      )
    }
    var count = 0
    func isBeyond(_ place: TextPlace) -> Bool {
      count += 1
      return count > Self.entryLimit
    }
    for member in section.node.members ?? [] {
      if isBeyond(member.place) { return noteTooMany(member.place) }
      if let why = choice.reason(against: member.key) {
        note("disabled-entry", "`\(member.key)` is \(why) and was left out", at: member.place)
      } else {
        read(member.key, member.value, at: member.place, inputs)
      }
    }
    for element in section.node.elements ?? [] {
      if isBeyond(element.place) { return noteTooMany(element.place) }
      read(element["name"]?.text ?? "server \(count)", element, at: element.place, inputs)
    }
  }

  private mutating func read(
    _ name: String, _ node: ConfigurationNode, at place: TextPlace, _ inputs: [String: String]
  ) {
    let result = entries.read(name, node, at: place, inputs: inputs)
    switch result.outcome {
    case .source(let source): reading.sources.append(source)
    case .failure(let failure): reading.failures.append(failure)
    case .nothing: break
    }
    for remark in result.remarks { note(remark.code, remark.message, at: place) }
  }

  private mutating func noteTooMany(_ place: TextPlace) {
    note("too-many-servers", "names more than \(Self.entryLimit) servers; the rest was not read", at: place)
  }

  private mutating func note(_ code: String, _ message: String, at place: TextPlace) {
    let where_ = place.line > 0 ? "\(file.label):\(place.line):\(place.column)" : file.label
    reading.diagnostics.append(Diagnostic(code: code, message: "`\(where_)`: \(message)"))
  }
}

/// Lists by which a configuration switches servers on and off beside their entries (`mcp.allowed`, `mcp.excluded`).
struct ServerChoice: Sendable {
  private let allowed: Set<String>?
  private let excluded: Set<String>

  init(_ root: ConfigurationNode) {
    allowed = root.at(["mcp", "allowed"])?.elements.map { Set($0.compactMap(\.text)) }
    excluded = Set(EntryFields.words(root.at(["mcp", "excluded"])))
  }

  /// Why an entry does not count; nil if it does.
  func reason(against name: String) -> String? {
    if excluded.contains(name) { return "excluded by `mcp.excluded`" }
    if let allowed, !allowed.contains(name) { return "not among `mcp.allowed`" }
    return nil
  }
}
