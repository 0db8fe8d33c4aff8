import ConfigurationText
import ToolModel

/// Reads a `server.yaml` of Docker's catalogue (`servers/NAME/server.yaml`).
struct DockerEntryReader: Sendable {
  let builder: SourceBuilder

  init(vault: Vault) { builder = SourceBuilder(vault: vault, origin: .caller) }

  /// True for a text of that form.
  static func isEntry(_ root: ConfigurationNode) -> Bool {
    root["name"]?.text != nil && (root["image"]?.text != nil || root["remote"]?["url"] != nil)
  }

  func read(_ root: ConfigurationNode, label: String) -> SourceReading {
    var reading = SourceReading()
    let origin = SourceOrigin(file: label, line: root.place.line, column: root.place.column)
    let facts = SourceBuilder.Facts(
      name: root["name"]?.text, publisher: Self.publisher(root["source"]?["project"]?.text), origin: origin)
    if let url = root["remote"]?["url"]?.text {
      let headers = (root["remote"]?["headers"]?.members ?? []).prefix(100).compactMap { member in
        member.value.text.map { (name: member.key, value: Self.filled($0)) }
      }
      switch builder.endpoint(Self.filled(url), headers: headers, facts: facts) {
      case .success(let source): reading.sources.append(source)
      case .failure(let problem):
        let shown = SecretURL.shown(url)
        let source = ServerSource(
          id: ServerID(shown), name: facts.name ?? shown, location: .endpoint(Endpoint(url: shown)),
          publisher: facts.publisher, origin: origin)
        reading.failures.append(
          CrawlFailure(source: source, reason: .configurationRequired, message: problem.message))
      }
    } else if let image = root["image"]?.text, let name = PackageName(.oci, specification: image) {
      reading.sources.append(
        builder.package(
          name, arguments: EntryFields.words(root["run"]?["command"]).map(Self.filled),
          environment: Self.environment(root), runtimeHint: "docker", facts: facts))
    } else {
      reading.diagnostics.append(
        Diagnostic(code: "malformed-entry", message: "`\(label)` names no image that can be run and no URL"))
    }
    return reading
  }

  /// Secrets and settings by name; what the entry does not fix itself is a placeholder.
  private static func environment(_ root: ConfigurationNode) -> [String: FilledText] {
    var fields: [String: FilledText] = [:]
    for secret in (root["config"]?["secrets"]?.elements ?? []).prefix(100) {
      if let name = secret["env"]?.text { fields[name] = unknown(name) }
    }
    for setting in (root["config"]?["env"]?.elements ?? []).prefix(100) {
      if let name = setting["name"]?.text { fields[name] = filled(setting["value"]?.scalar ?? "${\(name)}") }
    }
    for member in (root["run"]?["env"]?.members ?? []).prefix(100) {
      if let text = member.value.scalar { fields[member.key] = filled(text) }
    }
    return fields.filter { !$0.key.isEmpty && !$0.key.utf8.contains { $0 == 0 || $0 == 0x3D } }
  }

  /// `{{server.parameter}}` and `${SECRET}` have no value here.
  private static func filled(_ text: String) -> FilledText {
    if let start = text.firstPlace(of: "{{"), let end = text[start.upperBound...].firstPlace(of: "}}") {
      return unknown(String(text[start.upperBound..<end.lowerBound].filter { $0 != " " }))
    }
    if let start = text.firstPlace(of: "${"), let end = text[start.upperBound...].firstIndex(of: "}") {
      return unknown(String(text[start.upperBound..<end]))
    }
    return FilledText(text)
  }

  private static func unknown(_ name: String) -> FilledText {
    FilledText(value: nil, shown: "${\(name)}", missing: [name], isAllowed: false)
  }

  private static func publisher(_ project: String?) -> String? {
    guard let project, let range = project.firstPlace(of: "://") else { return nil }
    let path = project[range.upperBound...].split(separator: "/").dropFirst().prefix(2)
    return path.count == 2 ? path.joined(separator: "/") : nil
  }
}
