/// Gathers one response piece by piece and says when a bound is passed. No C in here.
struct ResponseCollector {
  private let bodyLimit: Int
  private let headerLimit: Int
  private(set) var headers: [TransferHeader] = []
  private(set) var body: [UInt8] = []
  private(set) var overflow: Overflow?
  /// True once the empty line after the last head has come.
  private(set) var headIsComplete = false
  /// Of the head that is being read or was read last; nil before one.
  private(set) var status: Int?
  private var headerBytes = 0

  enum Overflow { case headers, body }

  /// A little below the bound at which libcurl itself gives up (300 KiB in Debian's build).
  private static let largestHeaderLimit = 256 << 10

  init(limits: TransferLimits) {
    bodyLimit = max(0, limits.bodyBytes)
    headerLimit = min(max(0, limits.headerBytes), Self.largestHeaderLimit)
  }

  /// One line of a head or trailer with its end; false if the bound is passed.
  mutating func addHeaderLine(_ line: [UInt8]) -> Bool {
    // Counted over all heads: interim responses may come without end.
    headerBytes += line.count
    guard headerBytes <= headerLimit else {
      overflow = .headers
      return false
    }
    var text = line[...]
    while let last = text.last, last == 0x0D || last == 0x0A { text.removeLast() }
    if text.starts(with: "HTTP/".utf8) {
      headers = []
      headIsComplete = false
      let code = text.drop { $0 != 0x20 }.drop { $0 == 0x20 }.prefix { (0x30...0x39).contains($0) }
      status = Int(String(decoding: code, as: UTF8.self))
    } else if text.isEmpty {
      headIsComplete = true
    } else if !headIsComplete {
      addField(Array(text))
    }
    // Trailers are counted and dropped: they may not change what the head said (RFC 9110, section 6.5.1).
    return true
  }

  /// A piece of the decoded body; false if the bound is passed.
  mutating func addBody(_ piece: [UInt8]) -> Bool {
    guard piece.count <= bodyLimit - body.count else {
      overflow = .body
      return false
    }
    body += piece
    return true
  }

  private mutating func addField(_ line: [UInt8]) {
    if let first = line.first, first == 0x20 || first == 0x09, let last = headers.popLast() {
      // An old line fold (RFC 9112, section 5.2) is read as one space.
      headers.append(TransferHeader(name: last.name, value: last.value + " " + Self.trimmed(line[...])))
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    headers.append(
      TransferHeader(
        name: String(decoding: line[..<colon], as: UTF8.self), value: Self.trimmed(line[line.index(after: colon)...])))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var value = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
    return String(decoding: value, as: UTF8.self)
  }
}
