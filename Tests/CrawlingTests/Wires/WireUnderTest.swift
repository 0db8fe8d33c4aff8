import JSONText
import LoopbackServer
import Processes
import Synchronization
import ToolModel
import Transfers

@testable import Crawling

/// The wires that all behave alike.
enum WireUnderTest: String, CaseIterable, Sendable {
  case standardStreams, streamableHTTP, eventStreamHTTP, replay

  static let settings: CrawlSettings = {
    var settings = CrawlSettings()
    settings.namedHosts = ["127.0.0.1"]
    settings.startMilliseconds = 300_000
    settings.pageMilliseconds = 300_000
    settings.totalMilliseconds = 300_000
    settings.silenceMilliseconds = 250_000
    return settings
  }()

  /// Lists the peer over this wire.
  func list(_ peer: ScriptedPeer) async throws -> SessionResult {
    switch self {
    case .standardStreams: return await Self.overStreams(peer, Inbox()) { $0 }
    case .streamableHTTP: return try await Self.overHTTP(peer)
    case .eventStreamHTTP: return try await Self.overEventStream(peer)
    case .replay:
      let recorder = ConversationRecorder(
        era: .legacy, server: ServerID("peer"), time: 0,
        redactor: EvidenceRedactor(
          source: ServerSource(id: ServerID("x"), name: "x", location: .savedList(label: "x")), vault: Vault(),
          settings: Self.settings), maximumBytes: 64 << 20)
      _ = await Self.overStreams(peer, Inbox(recorder: recorder)) { RecordingWire(wire: $0, recorder: recorder) }
      guard let recording = ConversationRecording(recorder.bytes) else {
        return .failed(Trouble(.protocolError, "the recording cannot be read"))
      }
      let inbox = Inbox()
      return await Conversation(wire: ReplayWire(recording, inbox: inbox), inbox: inbox).run(
        LegacySession(settings: Self.settings))
    }
  }

  private static func overStreams(
    _ peer: ScriptedPeer, _ inbox: Inbox, _ wrap: (StandardStreams) -> any Wire
  ) async -> SessionResult {
    let (output, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    let iterator = PieceIterator(output)
    let pipes = ChildPipes(
      writer: { bytes in
        for line in bytes.split(separator: 0x0A) { peer.take(Array(line)) }
        // Cut in two: a message may come in pieces.
        for message in peer.takeWaiting() {
          let bytes = Array(message.utf8) + [0x0D, 0x0A]
          continuation.yield(Array(bytes[..<7]))
          continuation.yield(Array(bytes[7...]))
        }
        return true
      }, reader: { await iterator.next() })
    let streams = StandardStreams(pipes: pipes, inbox: inbox, settings: settings)
    streams.start()
    let result = await Conversation(wire: wrap(streams), inbox: inbox).run(LegacySession(settings: settings))
    continuation.finish()
    await streams.close()
    return result
  }

  private static func overHTTP(_ peer: ScriptedPeer) async throws -> SessionResult {
    let server = try LoopbackServer { request in
      guard request.method == "POST" else { return .whole(status: 405) }
      guard let id = ScriptedPeer.requestID(request.body) else {
        peer.take(request.body)
        return .whole(status: 202)
      }
      return .events { stream in
        peer.take(request.body)
        // The stream of a request stays open until the answer; the client ends it then.
        while stream.pause(milliseconds: 2) {
          for message in peer.takeWaiting() { stream.event(message, name: "message") }
        }
        _ = id
      }
    }
    defer { server.stop() }
    let inbox = Inbox()
    let wire = StreamableHTTP(url: server.url("/mcp"), exchange: exchange(server.url()), inbox: inbox)
    let result = await Conversation(wire: wire, inbox: inbox).run(LegacySession(settings: settings))
    await wire.close()
    return result
  }

  private static func overEventStream(_ peer: ScriptedPeer) async throws -> SessionResult {
    let server = try LoopbackServer { request in
      guard request.method == "GET" else {
        peer.take(request.body)
        return .text("Accepted", status: 202)
      }
      return .events { stream in
        stream.write("event: endpoint\r\ndata: /messages/?session_id=5\r\n\r\n")
        while stream.pause(milliseconds: 2) {
          for message in peer.takeWaiting() { stream.event(message, name: "message") }
        }
      }
    }
    defer { server.stop() }
    let inbox = Inbox()
    let wire = EventStreamHTTP(url: server.url("/sse"), exchange: exchange(server.url()), inbox: inbox)
    wire.start()
    let result = await Conversation(wire: wire, inbox: inbox).run(LegacySession(settings: settings))
    await wire.close()
    return result
  }

  private static func exchange(_ url: String) -> HTTPExchange {
    HTTPExchange(transfers: TransferEngine(userAgent: "plimsoll-tests"), settings: settings, headers: [], url: url)
  }
}

/// One reader of a stream of pieces.
actor PieceIterator {
  private var iterator: AsyncStream<[UInt8]>.Iterator

  init(_ stream: AsyncStream<[UInt8]>) { iterator = stream.makeAsyncIterator() }

  func next() async -> [UInt8]? {
    var copy = iterator
    defer { iterator = copy }
    return await copy.next(isolation: self)
  }
}
