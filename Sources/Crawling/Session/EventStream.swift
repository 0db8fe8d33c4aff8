/// An incremental reader of event streams (HTML standard, section 9.2.6). Lines end with CRLF, LF or CR and nothing
/// else; text is decoded a whole line at a time.
struct EventStream: Sendable {
  /// One dispatched event.
  struct Event: Sendable, Hashable {
    let type: String
    let data: [UInt8]
  }

  /// The last `id` field, to resume from.
  private(set) var lastEventID: String?
  /// The last `retry` field in milliseconds.
  private(set) var retryMilliseconds: Int?
  /// True once a line or event was longer than the limit; nothing comes any more.
  private(set) var isOverlong = false

  private let maximumEventBytes: Int
  private var line: [UInt8] = []
  private var sawCarriageReturn = false
  private var isAtStart = true
  private var type = ""
  private var data: [UInt8] = []
  private var hasData = false

  init(maximumEventBytes: Int) { self.maximumEventBytes = maximumEventBytes }

  /// The events that `bytes` completes. An event without any `data` line, or with empty data, delivers nothing.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in bytes where !isOverlong {
      if byte == 0x0A, sawCarriageReturn {
        sawCarriageReturn = false
        continue
      }
      sawCarriageReturn = byte == 0x0D
      if byte == 0x0A || byte == 0x0D {
        endLine(&events)
      } else if line.count + data.count >= maximumEventBytes {
        isOverlong = true
      } else {
        line.append(byte)
      }
    }
    return events
  }

  /// An event that the stream's end left without its blank line. The standard discards it; some servers forget the
  /// line, so the caller may look whether it is the awaited answer.
  mutating func finish() -> Event? {
    var events: [Event] = []
    if !line.isEmpty { endLine(&events) }
    endLine(&events)
    return isOverlong ? nil : events.first
  }

  private mutating func endLine(_ events: inout [Event]) {
    if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    isAtStart = false
    defer { line.removeAll(keepingCapacity: true) }
    if line.isEmpty {
      dispatch(&events)
    } else if line[0] != 0x3A {
      readField()
    }
  }

  private mutating func dispatch(_ events: inout [Event]) {
    if hasData {
      if data.last == 0x0A { data.removeLast() }
      if !data.isEmpty { events.append(Event(type: type.isEmpty ? "message" : type, data: data)) }
    }
    type = ""
    data = []
    hasData = false
  }

  private mutating func readField() {
    let colon = line.firstIndex(of: 0x3A) ?? line.endIndex
    var value = line[min(colon + 1, line.endIndex)...]
    if value.first == 0x20 { value = value.dropFirst() }
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "data":
      hasData = true
      data.append(contentsOf: value)
      data.append(0x0A)
    case "event": type = String(decoding: value.prefix(256), as: UTF8.self)
    case "id" where !value.contains(0) && value.count <= 1_024: lastEventID = String(decoding: value, as: UTF8.self)
    case "retry" where !value.isEmpty && value.allSatisfy({ 0x30...0x39 ~= $0 }):
      retryMilliseconds = Int(String(decoding: value, as: UTF8.self)) ?? retryMilliseconds
    default: break
    }
  }
}
