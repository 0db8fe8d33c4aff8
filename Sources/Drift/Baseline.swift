import JSONText
package import ToolModel

/// What was known and accepted before: of each tool its worst label, of each server and tool its findings. It is read
/// from a lock or from the JSON report of an earlier audit.
package struct Baseline: Sendable, Equatable {
  private var labels: [Place: Label] = [:]
  private var findings: Set<Known> = []

  /// Nothing is known.
  package init() {}

  /// What a lock agreed to.
  package init(_ lock: ToolLock) {
    for server in lock.servers {
      for finding in server.findings { findings.insert(Known(Place(server.id.text, nil), finding.id)) }
      for tool in server.tools {
        let place = Place(server.id.text, tool.name)
        know(Label(category: tool.category, risk: tool.risk), at: place)
        for finding in tool.findings { findings.insert(Known(place, finding.id)) }
      }
    }
  }

  /// Reads a lock or an audit report.
  package static func read(_ bytes: [UInt8]) throws(LockError) -> Baseline {
    let root: JSONValue
    do { root = try JSONDocument(bytes, limits: .message(bytes: JSONLimits().bytes)).root } catch {
      throw LockError("it cannot be read as JSON: \(error)")
    }
    if root["lockVersion"] != nil { return Baseline(try ToolLock.read(bytes).lock) }
    guard root["schemaVersion"]?.integer == 1, root["tool"]?["name"]?.string == "plimsoll",
      let servers = root["servers"], servers.kind == .array
    else { throw LockError("it is neither a lock nor the JSON report of an audit") }
    var baseline = Baseline()
    for server in servers.elements { baseline.take(server) }
    return baseline
  }

  /// True if the tool was there with this label or a worse one.
  package func knows(_ verdict: Verdict) -> Bool {
    guard let label = labels[Place(verdict.key.server.text, verdict.key.name)] else { return false }
    return verdict.risk <= label.risk && verdict.category <= label.category
  }

  /// True if the same rule had found something at the same tool or server.
  package func knows(_ finding: Finding, of server: ServerID) -> Bool {
    findings.contains(Known(Place(server.text, finding.tool?.name), finding.id))
  }

  private mutating func take(_ server: JSONValue) {
    guard let id = server["id"]?.string else { return }
    for finding in server["findings"].map({ Array($0.elements) }) ?? [] {
      guard let rule = finding["id"]?.string else { continue }
      findings.insert(Known(Place(id, finding["tool"]?.string), rule))
    }
    for tool in server["tools"].map({ Array($0.elements) }) ?? [] {
      guard let name = tool["name"]?.string, let category = tool["category"]?.string.flatMap(Category.init(rawValue:)),
        let risk = tool["risk"]?.string.flatMap(RiskLevel.init(rawValue:))
      else { continue }
      know(Label(category: category, risk: risk), at: Place(id, name))
    }
  }

  private mutating func know(_ label: Label, at place: Place) {
    let known = labels[place]
    labels[place] = Label(
      category: max(known?.category ?? .read, label.category), risk: max(known?.risk ?? .low, label.risk))
  }

  /// A tool, or with no name the server; told apart by bytes.
  private struct Place: Hashable {
    let server: String
    let tool: [UInt8]?

    init(_ server: String, _ tool: String?) {
      self.server = server
      self.tool = tool.map { Array($0.utf8) }
    }
  }

  private struct Label: Equatable {
    let category: Category
    let risk: RiskLevel
  }

  private struct Known: Hashable {
    let place: Place
    let rule: String

    init(_ place: Place, _ rule: String) {
      self.place = place
      self.rule = rule
    }
  }
}
