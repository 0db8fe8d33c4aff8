import JSONText
package import ToolModel

/// The JSON Lines report of `plimsoll audit`: one server a line, each the object that `servers` of the JSON report
/// holds, so that many servers can be read without holding all of them.
package enum AuditLines {
  /// The lines of all servers, in the order given; empty for none.
  package static func jsonl(_ servers: [AssessedServer]) -> [UInt8] {
    var bytes: [UInt8] = []
    for server in servers {
      var writer = JSONWriter()
      ServerObject.write(server, to: &writer)
      bytes += writer.bytes
      bytes.append(0x0A)
    }
    return bytes
  }
}
