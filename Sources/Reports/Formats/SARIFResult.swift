import Digests
import JSONText
import ToolModel

/// One alert: a finding, or a tool of high or critical risk.
struct SARIFResult {
  let rule: SARIFRule
  let level: String
  let message: String
  /// The scanned file; a made-up path below `mcp-servers/` where there is none.
  let path: String
  /// Where the server's entry stands in it, from 1.
  let line: Int
  let column: Int
  let server: ServerID
  let tool: ToolKey?
  /// Tells this result from others of its rule and tool, whatever else changes in the file or the definition.
  var occurrence = 0

  /// All results, the worst first; the order of the servers and of their reports breaks ties.
  static func all(of servers: [AssessedServer], files: [ServerID: String]) -> [SARIFResult] {
    var results: [SARIFResult] = []
    for server in servers {
      guard case .listed(_, let assessment) = server.outcome else { continue }
      let path = path(of: server.source, files: files)
      results += FindingOrder.worstFirst(assessment.findings).map { SARIFResult($0, of: server.source, path: path) }
      results += ToolOrder.worstFirst(assessment.verdicts).filter { $0.risk >= .high }
        .map { SARIFResult($0, of: server.source, path: path) }
    }
    var counts: [String: Int] = [:]
    for place in results.indices {
      results[place].occurrence = counts[results[place].identity, default: 0]
      counts[results[place].identity, default: 0] += 1
    }
    return results.enumerated()
      .sorted { ($1.element.rule.severity, $0.offset) < ($0.element.rule.severity, $1.offset) }.map(\.element)
  }

  private init(_ finding: Finding, of source: ServerSource, path: String) {
    rule = SARIFRule(finding)
    level =
      switch finding.severity {
      case .critical, .high: "error"
      case .medium: "warning"
      case .low, .info: "note"
      }
    var text = English.sentence(VisibleText.folded(finding.title, limit: 200))
    if let evidence = finding.evidence.first { text += " Seen: \(EvidencePhrase.text(evidence))." }
    message = text + Self.place(finding.tool, source)
    (server, tool, self.path) = (source.id, finding.tool, path)
    (line, column) = Self.place(of: source)
  }

  private init(_ verdict: Verdict, of source: ServerSource, path: String) {
    rule = SARIFRule(verdict.category, verdict.risk)
    level = verdict.risk == .critical ? "warning" : "note"
    var text = "\(rule.title). Seen: \(EvidencePhrase.text(verdict.evidence[0]))."
    if !verdict.capabilities.isEmpty { text += " It has: \(English.list(verdict.capabilities.map(\.rawValue)))." }
    message = text + Self.place(verdict.key, source)
    (server, tool, self.path) = (source.id, verdict.key, path)
    (line, column) = Self.place(of: source)
  }

  private static func place(_ tool: ToolKey?, _ source: ServerSource) -> String {
    let server = "server `\(VisibleText.folded(source.name, limit: 80))`"
    return tool.map { " Tool `\(VisibleText.folded($0.name, limit: 80))` of \(server)." } ?? " About the \(server)."
  }

  private static func place(of source: ServerSource) -> (line: Int, column: Int) {
    (max(source.origin?.line ?? 1, 1), max(source.origin?.column ?? 1, 1))
  }

  private static func path(of source: ServerSource, files: [ServerID: String]) -> String {
    if let file = files[source.id] { return file }
    if case .savedList(let label) = source.location, label != "-", !label.isEmpty { return label }
    return "mcp-servers/" + source.id.text.split(separator: "/").joined(separator: "-")
  }

  private var identity: String {
    [rule.id, server.text, tool?.name ?? "", String(tool?.ordinal ?? -1)].joined(separator: "\u{0}")
  }

  func write(to list: inout JSONWriter, ruleIndex: Int) {
    list.object { result in
      result.key("ruleId")
      result.string(rule.id)
      result.key("ruleIndex")
      result.integer(ruleIndex)
      result.key("level")
      result.string(level)
      result.key("message")
      SARIFText.write(message, to: &result)
      result.key("locations")
      result.array { locations in
        locations.object { location in
          location.key("physicalLocation")
          location.object(writePlace)
          location.key("logicalLocations")
          location.array(writeNames)
        }
      }
      result.key("partialFingerprints")
      result.object {
        // GitHub's own key, so that it does not derive one from a line that says nothing about the tool.
        $0.key("primaryLocationLineHash")
        $0.string("\(Digest.sha256(identity).prefix(32)):\(occurrence + 1)")
      }
    }
  }

  private func writePlace(_ object: inout JSONWriter) {
    object.key("artifactLocation")
    object.object {
      $0.key("uri")
      $0.string(SARIFText.uri(path: path))
    }
    object.key("region")
    object.object {
      // The entry's name is a key of the file: where it ends is not known, so the region is its first character.
      for (key, number) in [
        ("startLine", line), ("startColumn", column), ("endLine", line), ("endColumn", column),
      ] {
        $0.key(key)
        $0.integer(number)
      }
    }
  }

  private func writeNames(_ list: inout JSONWriter) {
    list.object {
      $0.key("name")
      $0.string(VisibleText.line(tool?.name ?? server.text))
      $0.key("fullyQualifiedName")
      $0.string(VisibleText.line(tool.map(ToolLabel.text) ?? server.text))
      $0.key("kind")
      $0.string(tool == nil ? "module" : "function")
    }
  }
}
