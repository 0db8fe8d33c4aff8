import Crawling
import LoopbackServer
import Synchronization
import Testing
import ToolModel

/// A recorded conversation comes out alike when it is lived through again, and holds no secret.
@Suite struct RecordingTests {
  /// What a crawl handed out.
  private final class Kept: Sendable {
    private let state = Mutex<[[UInt8]]>([])
    func add(_ bytes: [UInt8]) { state.withLock { $0.append(bytes) } }
    var all: [[UInt8]] { state.withLock { $0 } }
  }

  private func record(
    _ host: MCPHost, _ path: String = "/mcp", headers: [(name: String, value: String)] = []
  ) async throws -> (outcome: CrawlOutcome, recording: [UInt8]) {
    let kept = Kept()
    let outcome = try await host.crawl(path, headers: headers) { settings in
      settings.now = { 1_760_000_000 }
      settings.keepRecording = { kept.add($1) }
    }
    try #require(kept.all.count == 1)
    return (outcome, kept.all[0])
  }

  @Test func aListingIsReplayed() async throws {
    for host in [try MCPHost(), try MCPHost { ModernHost.answer($0) }, MCPHost(server: try OlderHost().server)] {
      defer { host.server.stop() }
      let (outcome, recording) = try await record(host)
      let first = try outcome.get()
      let again = try #require(ConversationRecording(recording)).replay(label: "bug.jsonl")
      let second = try again.get()
      #expect(second.tools.map(\.digest) == first.tools.map(\.digest))
      #expect(second.protocolVersion == first.protocolVersion)
      #expect(second.serverInfo == first.serverInfo)
      #expect(second.completeness == first.completeness)
      #expect(second.source.id == first.source.id)
      #expect(second.takenAt == 1_760_000_000)
    }
  }

  @Test func aFailureIsReplayed() async throws {
    let host = try MCPHost { $0.text.contains("\"tools/list\"") ? .whole(status: 429) : nil }
    defer { host.server.stop() }
    let (outcome, recording) = try await record(host)
    let again = try #require(ConversationRecording(recording)).replay(label: "bug.jsonl").failure
    #expect(again?.reason == .rateLimited)
    #expect(again?.reason == outcome.failure?.reason)
    #expect(again?.message == outcome.failure?.message)
    #expect(again?.evidence.httpStatus == 429)
  }

  @Test func noSecretIsWrittenDown() async throws {
    let host = try MCPHost { request in
      guard request.text.contains("\"tools/list\"") else { return nil }
      let echo = request.header("X-Api-Key") ?? "none"
      return .json(
        MCPHost.answer(request, #"{"tools":[{"name":"echo_\#(echo)","description":"your key: \#(echo)"}]}"#))
    }
    defer { host.server.stop() }
    let (_, recording) = try await record(host, "/mcp?key=mackerel", headers: [("X-Api-Key", "swordfish-9")])
    let text = String(decoding: recording, as: UTF8.self)
    #expect(!text.contains("swordfish-9"))
    #expect(!text.contains("mackerel"))
    #expect(text.contains("echo_«redacted»"))
  }

  @Test(arguments: ["", "{}", "{\"recording\":2,\"era\":\"legacy\"}", "{\"recording\":1,\"era\":\"auto\"}", "["])
  func otherTextsAreNoRecordings(_ text: String) {
    #expect(ConversationRecording(Array(text.utf8)) == nil)
  }

  @Test func aRecordingThatIsCutIsAFailure() throws {
    let text = "{\"recording\":1,\"era\":\"legacy\"}\n{\"sent\":{\"method\":\"initialize\",\"id\":0}}\n"
    let failure = try #require(ConversationRecording(Array(text.utf8))).replay(label: "cut.jsonl").failure
    #expect(failure?.message == "the recording ends before the conversation does")
    #expect(failure?.source.id.text == "cut.jsonl")
  }
}
