/// The head of a request to a proxy (RFC 9112, section 3.2).
struct ProxyRequest: Equatable {
  let host: String
  let port: Int
  /// What is passed on, for a request without TLS; nil for a tunnel.
  let forwarded: [UInt8]?

  static let maximumBytes = 64 << 10

  /// Reads a head that ends with an empty line; nil if it is no request that a proxy serves.
  init?(_ head: [UInt8]) {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    if words[0] == "CONNECT" {
      // The port must be there (RFC 9110, section 9.3.6).
      guard let colon = words[1].lastIndex(of: ":"), let port = Int(words[1][words[1].index(after: colon)...]),
        let url = CanonicalURL.parse("https://\(words[1])"), url.path == "/", url.port == port
      else { return nil }
      host = url.host
      self.port = port
      forwarded = nil
      return
    }
    guard let url = CanonicalURL.parse(String(words[1])), url.scheme == "http" else { return nil }
    host = url.host
    port = url.port
    let rest = words[1].dropFirst("http://".count)
    let path = rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? "/"
    var text = "\(words[0]) \(path.hasPrefix("/") ? "" : "/")\(path) HTTP/1.1\r\n"
    for line in lines.dropFirst() where !Self.isOfConnection(line) { text += line + "\r\n" }
    forwarded = Array((text + "Connection: close\r\n\r\n").utf8)
  }

  /// The head of an answer, with the word that the connection ends with it.
  static func ending(_ head: [UInt8]) -> [UInt8] {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
    let kept = lines.filter { !isOfConnection($0) }.map { $0 + "\r\n" }.joined()
    return Array((kept + "Connection: close\r\n\r\n").utf8)
  }

  /// A header field that is about one connection only (RFC 9110, section 7.6.1).
  private static func isOfConnection(_ line: Substring) -> Bool {
    let name = line.prefix { $0 != ":" }.lowercased()
    return ["connection", "proxy-connection", "proxy-authorization", "keep-alive"].contains(name)
  }
}
