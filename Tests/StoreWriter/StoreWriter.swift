import Catalogue
import Digests
import Foundation
import JSONText
import ToolModel

/// Records one snapshot after the other and prints a server's id as soon as its record has returned; for tests that
/// kill it and tests that let several write at once. Arguments: the store's path, a prefix of the ids, how many.
@main
struct StoreWriter {
  static func main() throws {
    let arguments = Swift.CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[3]) else { throw Usage() }
    let store = try CatalogueStore(path: arguments[1])
    for number in 0..<count {
      let id = "\(arguments[2])-\(number)"
      try store.record(.success(try snapshot(id)), at: Int64(number))
      FileHandle.standardOutput.write(Data("\(id)\n".utf8))
    }
  }

  private static func snapshot(_ id: String) throws -> ToolSnapshot {
    var intake = ToolIntake()
    for place in 0..<20 {
      let text = #"{"name":"\#(id)-\#(place)","description":"Tell the tide.","inputSchema":{"type":"object"}}"#
      intake.accept(try JSONDocument(Array(text.utf8)).root, pointer: "/tools/\(place)")
    }
    return ToolSnapshot(
      source: ServerSource(id: ServerID(id), name: id, location: .savedList(label: "-")), takenAt: 0,
      protocolVersion: nil, serverInfo: ServerInfo(), instructions: nil, capabilities: [], tools: intake.tools,
      completeness: .complete, diagnostics: [])
  }

  private struct Usage: Error {}
}
