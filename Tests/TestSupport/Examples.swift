import Digests
import JSONText
package import ToolModel

/// A made-up server, its tools and what could be said of them; values for tests of every room.
package enum Examples {
  /// The tools of the example server, one of each category, as a server would send them.
  package static let toolTexts = [
    #"{"name":"harbour_list_berths","description":"List the berths of a harbour with their depth.","inputSchema":{"type":"object","properties":{"harbour":{"type":"string","description":"Name of the harbour"}}}}"#,
    #"{"name":"harbour_rename_berth","description":"Change the display name of a berth.","inputSchema":{"type":"object","properties":{"berth":{"type":"string"},"name":{"type":"string"}},"required":["berth","name"]}}"#,
    #"{"name":"harbour_run_script","description":"Run a maintenance script on the crane controller.","inputSchema":{"type":"object","properties":{"script":{"type":"string"}}}}"#,
    #"{"name":"harbour_delete_berth","description":"Delete a berth and all its bookings for good.","inputSchema":{"type":"object","properties":{"berth":{"type":"string"}}}}"#,
    #"{"name":"harbour_pay_fee","description":"Pay a mooring fee from the stored card.","inputSchema":{"type":"object","properties":{"amount":{"type":"number"}}}}"#,
  ]

  /// The source of the example server.
  package static func source(_ id: String = "pkg:pypi/harbour-master") -> ServerSource {
    ServerSource(
      id: ServerID(id), name: String(id.split(separator: "/").last ?? "harbour-master"),
      location: .command(CommandLine(executable: "harbour-master", arguments: [.literal("--stdio")])),
      publisher: "quayside/harbour-master", version: "1.2.0")
  }

  /// Tool definitions of these JSON texts, taken in as a crawler takes them in.
  package static func tools(_ texts: [String] = toolTexts) -> [ToolDefinition] {
    var intake = ToolIntake()
    for (index, text) in texts.enumerated() {
      guard let document = try? JSONDocument(Array(text.utf8)) else { continue }
      intake.accept(document.root, pointer: "/tools/\(index)")
    }
    return intake.tools
  }

  /// What the example server said.
  package static func snapshot(
    _ id: String = "pkg:pypi/harbour-master", tools texts: [String] = toolTexts, takenAt: Int64 = 1_760_000_000,
    completeness: Completeness = .complete, diagnostics: [Diagnostic] = []
  ) -> ToolSnapshot {
    ToolSnapshot(
      source: source(id), takenAt: takenAt, protocolVersion: "2025-11-25",
      serverInfo: ServerInfo(name: "harbour-master", version: "1.2.0", title: "Harbour master"),
      instructions: "Ask for the harbour before you list berths.", capabilities: ["tools"], tools: tools(texts),
      completeness: completeness, diagnostics: diagnostics, confinement: ["namespaces", "no-network"])
  }

  /// A server that could not be listed.
  package static func failure(
    _ id: String = "pkg:pypi/harbour-master", reason: CrawlFailure.Reason = .exitedEarly
  ) -> CrawlFailure {
    CrawlFailure(
      source: source(id), reason: reason, message: "the server ended before it answered: start it by hand to see why",
      evidence: CrawlFailure.Evidence(
        termination: "exit status 1", standardErrorTail: ["no chart found"], httpStatus: nil, detail: nil))
  }
}
