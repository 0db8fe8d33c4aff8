import JSONText
import Processes
import Synchronization
import ToolModel

/// The wire over a child's standard streams: one JSON text a line. Lines that are not JSON objects or arrays are
/// noise: skipped, counted, and the first ones kept.
final class StandardStreams: Wire {
  private let pipes: ChildPipes
  private let inbox: Inbox
  private let settings: CrawlSettings
  private let outbox: AsyncStream<[UInt8]>
  private let outboxContinuation: AsyncStream<[UInt8]>.Continuation
  private let tasks = Mutex<[Task<Void, Never>]>([])
  private let noise = Mutex(Noise())

  init(pipes: ChildPipes, inbox: Inbox, settings: CrawlSettings) {
    self.pipes = pipes
    self.inbox = inbox
    self.settings = settings
    (outbox, outboxContinuation) = AsyncStream.makeStream(of: [UInt8].self)
  }

  /// Starts reading and writing, both on their own: a child that does not read cannot stop us from reading.
  func start() {
    let reading = Task { await self.read() }
    let writing = Task { await self.write() }
    tasks.withLock { $0 += [reading, writing] }
  }

  func send(_ message: OutgoingMessage) { outboxContinuation.yield(message.bytes + [0x0A]) }

  func close() async {
    outboxContinuation.finish()
    inbox.close()
    for task in tasks.withLock({ $0 }) { task.cancel() }
  }

  var diagnostics: [WireNote] {
    noise.withLock { noise in
      guard noise.count > 0 else { return [] }
      let samples = noise.samples.map { "`\($0)`" }.joined(separator: ", ")
      let lines =
        noise.count == 1
        ? "one line on standard output was not a message" : "\(noise.count) lines on standard output were not messages"
      return [WireNote(code: "stdout-noise", message: "\(lines): \(samples)")]
    }
  }

  private func write() async {
    for await bytes in outbox {
      // A child that no longer reads ends its output soon; the reader reports that.
      guard await pipes.write(bytes) else { return }
    }
  }

  private func read() async {
    var splitter = LineSplitter(maximumLineBytes: settings.maximumMessageBytes)
    var bytes = 0
    var messages = 0
    while let piece = await pipes.read() {
      bytes += piece.count
      for line in splitter.feed(piece) {
        messages += 1
        take(line)
      }
      if let trouble = overrun(splitter, bytes: bytes, messages: messages) {
        inbox.post(.closed(trouble))
        return
      }
    }
    if let line = splitter.finish() { take(line) }
    inbox.post(.closed(endOfOutput))
  }

  private func overrun(_ splitter: LineSplitter, bytes: Int, messages: Int) -> Trouble? {
    if splitter.isOverlong {
      return Trouble(.tooLarge, "the server sent a line of more than \(settings.maximumMessageBytes) bytes")
    }
    if bytes > settings.maximumBytes {
      return Trouble(.tooLarge, "the server sent more than \(settings.maximumBytes) bytes")
    }
    if messages > settings.maximumMessages {
      return Trouble(.tooLarge, "the server sent more than \(settings.maximumMessages) lines")
    }
    return nil
  }

  private var endOfOutput: Trouble {
    let count = noise.withLock { $0.count }
    let remark =
      switch count {
      case 0: ""
      case 1: "; it had written one line that was not a message"
      default: "; it had written \(count) lines that were not messages"
      }
    return Trouble(.exitedEarly, "the server ended its output before the listing was complete\(remark)")
  }

  private func take(_ line: [UInt8]) {
    // A line feed inside a UTF-8 text is always the end of a line, so each line is decoded by itself.
    let first = line.first { $0 != 0x20 && $0 != 0x09 && $0 != 0 }
    guard first == 0x7B || first == 0x5B else { return noteNoise(line) }
    guard let document = try? JSONDocument(line, limits: .message(bytes: settings.maximumMessageBytes)) else {
      if Self.isUTF16(line) { inbox.post(.closed(Self.wrongEncoding)) }
      return noteNoise(line)
    }
    for message in IncomingMessage.messages(in: document) {
      if case .other = message.kind { noteNoise(line) } else { inbox.post(.message(message)) }
    }
  }

  /// An object whose every second byte is NUL: no later line of such a server can be read either.
  private static func isUTF16(_ line: [UInt8]) -> Bool {
    line.count >= 8 && (line.starts(with: [0x7B, 0, 0x22, 0]) || line.starts(with: [0, 0x7B, 0, 0x22]))
  }

  private static let wrongEncoding = Trouble(
    .protocolError, "the server writes UTF-16 and not UTF-8; its output cannot be read")

  private func noteNoise(_ line: [UInt8]) { noise.withLock { $0.note(line) } }

  /// Lines that were not messages.
  private struct Noise: Sendable {
    var count = 0
    var samples: [String] = []

    mutating func note(_ line: [UInt8]) {
      count += 1
      if samples.count < 3 { samples.append(String(decoding: line.prefix(120), as: UTF8.self)) }
    }
  }
}
