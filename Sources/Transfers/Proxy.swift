/// One proxy, its credentials apart from its address: only libcurl gets them, for the proxy alone.
package struct Proxy: Sendable, Hashable {
  /// `http`, `https`, `socks4`, `socks4a`, `socks5` or `socks5h`.
  package let scheme: String
  /// As in a URL; IPv6 in brackets.
  package let host: String
  package let port: Int
  let userName: String?
  let password: String?

  /// Reads `[scheme://][user[:password]@]host[:port][/]`; without a scheme it is an HTTP proxy. Nil for anything else.
  package init?(_ text: String) {
    guard text.utf8.count <= 4_096, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    var rest = text[...]
    var scheme = "http"
    if let mark = text.firstRange(of: "://") {
      scheme = text[..<mark.lowerBound].lowercased()
      rest = text[mark.upperBound...]
    }
    guard let defaultPort = Self.defaultPorts[scheme] else { return nil }
    var name: String?
    var word: String?
    // A password may hold an @ that nobody encoded: the last one ends it.
    if let mark = rest.lastIndex(of: "@") {
      let credentials = rest[..<mark].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      name = Self.decoded(credentials[0])
      word = credentials.count == 2 ? Self.decoded(credentials[1]) : ""
      guard name != nil, word != nil else { return nil }
      rest = rest[rest.index(after: mark)...]
    }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    // The URL parser knows hosts and ports; the scheme is only there for it.
    guard !rest.isEmpty, let place = CanonicalURL.parse("http://\(rest)"), place.path == "/", place.queryText == nil
    else { return nil }
    let namesPort = (rest.hasPrefix("[") ? rest[(rest.firstIndex(of: "]") ?? rest.startIndex)...] : rest).contains(":")
    self.scheme = scheme
    host = place.host
    port = namesPort ? place.port : defaultPort
    userName = name
    password = word
  }

  /// Without credentials, as libcurl wants it and as it may be shown.
  package var text: String { "\(scheme)://\(host):\(port)" }

  private static let defaultPorts = [
    "http": 80, "https": 443, "socks4": 1_080, "socks4a": 1_080, "socks5": 1_080, "socks5h": 1_080,
  ]

  /// Percent-decoded; nil if that is broken or holds a NUL.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16), value != 0 else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
