/// Reads `takedown.yaml`: the servers that a publisher leaves out. It stands here because only this room reads YAML.
///
///     servers:
///       - id: pkg:pypi/some-server
///         reason: its author asked for it
///         since: 2026-11-02
package enum TakedownReader {
  /// One server.
  package struct Row: Sendable, Hashable {
    package let server: String
    package let reason: String?
    package let since: String?
  }

  /// The rows in the order of the file.
  package static func read(_ file: RuleFile) throws(RuleProblem) -> [Row] {
    let root = try YAMLNodes.read(file)
    func problem(_ line: Int, _ message: String) -> RuleProblem {
      RuleProblem(path: file.path, line: line, message: message)
    }
    for member in root.members ?? [] where member.key != "servers" {
      throw problem(member.line, "the key `\(member.key)` is unknown: the file holds one list, `servers`")
    }
    guard let list = root["servers"]?.list else {
      throw problem(root.line, "the file must hold one list, `servers`")
    }
    var rows: [Row] = []
    for node in list {
      for member in node.members ?? [] where !["id", "reason", "since"].contains(member.key) {
        throw problem(member.line, "the key `\(member.key)` is unknown: take id, reason or since")
      }
      guard let id = node["id"]?.text, !id.isEmpty else {
        throw problem(node.line, "each entry needs the `id` of a server, as its page shows it")
      }
      rows.append(Row(server: id, reason: node["reason"]?.text, since: node["since"]?.text))
    }
    return rows
  }
}
