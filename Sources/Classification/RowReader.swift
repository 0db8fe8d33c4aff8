import Digests
import JSONText
package import ToolModel

/// Rows of a stream, one tool a row: `server`, `name`, `title`, `description`, `inputSchema`, `outputSchema`,
/// `annotations`, `instructions` and any `id`, as one JSON object a line.
package enum RowReader {
  /// A row that was read.
  package struct Row: Sendable {
    /// The `id` as sent, as JSON text; nil if the row has none.
    package let id: [UInt8]?
    /// The `server` as sent; empty if the row has none.
    package let server: String
    package let tool: ToolDefinition
    package let instructions: String?
  }

  /// Why a row cannot be judged; the stream goes on.
  package struct BadRow: Error, Sendable, Hashable {
    /// The `id` as sent, as JSON text, where it could be read.
    package let id: [UInt8]?
    /// One sentence: lower case, no full stop.
    package let message: String
  }

  /// Reads one line without its line end.
  package static func read(_ line: [UInt8]) throws(BadRow) -> Row {
    let document: JSONDocument
    do {
      document = try JSONDocument(line)
    } catch {
      throw BadRow(id: nil, message: "the row is not JSON: \(error.description)")
    }
    let root = document.root
    guard root.kind == .object else { throw BadRow(id: nil, message: "the row is not a JSON object") }
    let id = root["id"].map { Array($0.sourceBytes) }
    var intake = ToolIntake(maximumDiagnostics: 8)
    guard let definition = try? JSONDocument(definition(root)), intake.accept(definition.root, pointer: ""),
      let tool = intake.tools.first
    else {
      throw BadRow(id: id, message: intake.diagnostics.first?.message ?? "the row holds no tool")
    }
    return Row(
      id: id, server: root.present("server")?.string ?? "", tool: tool,
      instructions: root.present("instructions")?.string)
  }

  /// The members that belong to the tool, as sent: what a row adds (`id`, `server`, labels) is not part of it.
  private static func definition(_ root: JSONValue) -> [UInt8] {
    let keys = [
      "name", "title", "description", "inputSchema", "outputSchema", "annotations", "_meta", "icons", "execution",
    ]
    var bytes: [UInt8] = [0x7B]
    for member in root.members where keys.contains(member.key) {
      if bytes.count > 1 { bytes.append(0x2C) }
      bytes += member.keyValue.sourceBytes
      bytes.append(0x3A)
      bytes += member.value.sourceBytes
    }
    return bytes + [0x7D]
  }

  /// Rows of one server as a snapshot; duplicates of a name get their ordinals. At least one row.
  package static func snapshot(_ rows: [Row]) -> ToolSnapshot {
    let server = rows.first?.server ?? ""
    var seen: [String: Int] = [:]
    let tools = rows.map { row in
      let key = Digest.sha256(row.tool.name)
      let ordinal = seen[key, default: 0]
      seen[key] = ordinal + 1
      return ToolDefinition(
        name: row.tool.name, ordinal: ordinal, bytes: row.tool.bytes, digest: row.tool.digest,
        coreDigest: row.tool.coreDigest)
    }
    return ToolSnapshot(
      source: ServerSource(id: ServerID(server), name: server, location: .savedList(label: "-")), takenAt: 0,
      protocolVersion: nil, serverInfo: ServerInfo(), instructions: rows.lazy.compactMap(\.instructions).first,
      capabilities: [], tools: tools, completeness: .complete, diagnostics: [])
  }
}
