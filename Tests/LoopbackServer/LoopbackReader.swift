/// Reads requests from a connection, one after the other.
struct LoopbackReader {
  private static let maximumHeadBytes = 1 << 20
  private static let maximumBodyBytes = 64 << 20
  private static let idleMilliseconds = 120_000

  private let connection: LoopbackSocket
  private var buffer: [UInt8] = []

  init(connection: LoopbackSocket) { self.connection = connection }

  struct Parsed {
    let method: String
    let target: String
    let headers: [(name: String, value: String)]
    let body: [UInt8]
  }

  /// The next request; nil at the end of the connection or if the client does not speak HTTP/1.
  mutating func next() -> Parsed? {
    guard let head = line(maximumBytes: Self.maximumHeadBytes) else { return nil }
    let words = head.split(separator: " ")
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    var headers: [(name: String, value: String)] = []
    var headBytes = head.utf8.count
    while true {
      guard let line = line(maximumBytes: Self.maximumHeadBytes - headBytes) else { return nil }
      if line.isEmpty { break }
      headBytes += line.utf8.count
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      headers.append((String(line[..<colon]), String(value)))
    }
    guard let body = body(headers) else { return nil }
    return Parsed(method: String(words[0]), target: String(words[1]), headers: headers, body: body)
  }

  private mutating func body(_ headers: [(name: String, value: String)]) -> [UInt8]? {
    func value(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value.lowercased() }
    if value("expect") == "100-continue" { _ = connection.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
    if value("transfer-encoding") == "chunked" { return chunks() }
    guard let length = value("content-length") else { return [] }
    guard let count = Int(length), count >= 0, count <= Self.maximumBodyBytes else { return nil }
    return take(count)
  }

  private mutating func chunks() -> [UInt8]? {
    var body: [UInt8] = []
    while let size = line(maximumBytes: 1_024) {
      guard let count = Int(size.prefix { $0 != ";" }, radix: 16), count >= 0 else { return nil }
      guard body.count + count <= Self.maximumBodyBytes else { return nil }
      if count == 0 {
        while let trailer = line(maximumBytes: 65_536), !trailer.isEmpty {}
        return body
      }
      guard let chunk = take(count), line(maximumBytes: 2) == "" else { return nil }
      body += chunk
    }
    return nil
  }

  private mutating func fill() -> Bool {
    let bytes = connection.read(idleMilliseconds: Self.idleMilliseconds)
    buffer += bytes
    return !bytes.isEmpty
  }

  /// One line without its end.
  private mutating func line(maximumBytes: Int) -> String? {
    var searched = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        var line = buffer[..<end]
        if line.last == 0x0D { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        buffer.removeSubrange(...end)
        return text
      }
      searched = buffer.count
      guard buffer.count <= maximumBytes, fill() else { return nil }
    }
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    while buffer.count < count { guard fill() else { return nil } }
    let taken = Array(buffer[..<count])
    buffer.removeSubrange(..<count)
    return taken
  }
}
