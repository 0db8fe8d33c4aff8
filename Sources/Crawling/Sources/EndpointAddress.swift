/// An `http` or `https` URL in pieces (RFC 3986), read strictly enough that nothing is guessed.
struct EndpointAddress: Sendable, Hashable {
  /// `http` or `https`.
  var scheme: String
  /// `user:password` as it stood before `@`, still percent-encoded.
  var userInfo: String?
  /// Lower case; an IPv6 address keeps its brackets.
  var host: String
  /// Nil where it is the scheme's own.
  var port: Int?
  /// Starts with `/`.
  var path: String
  /// Key and value as they stand between `?` and `#`, still percent-encoded.
  var query: [(key: String, value: String?)]

  static func == (left: Self, right: Self) -> Bool { left.text == right.text && left.userInfo == right.userInfo }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Why a text is no endpoint.
  enum Refusal: Error, Sendable, Hashable {
    case scheme(String), host, port, character
  }

  init(_ text: String) throws(Refusal) {
    guard let mark = text.firstPlace(of: "://") else { throw .scheme("") }
    scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }), text.utf8.count <= 8_192 else {
      throw .character
    }
    var rest = text[mark.upperBound...]
    if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    rest = rest[authority.endIndex...]
    let at = authority.lastIndex(of: "@")
    userInfo = at.map { String(authority[..<$0]) }
    let hostAndPort = at.map { authority[authority.index(after: $0)...] } ?? authority
    (host, port) = try Self.hostAndPort(hostAndPort)
    if port == (scheme == "http" ? 80 : 443) { port = nil }
    let question = rest.firstIndex(of: "?")
    path = Self.withoutDotSegments(String(question.map { rest[..<$0] } ?? rest))
    query = Self.pairs(question.map { rest[rest.index(after: $0)...] } ?? "")
  }

  /// Scheme, host, port and path.
  var base: String { origin + path }
  /// Scheme, host and port.
  var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }
  /// Everything but the user information.
  var text: String {
    guard !query.isEmpty else { return base }
    return base + "?" + query.map { pair in pair.value.map { "\(pair.key)=\($0)" } ?? pair.key }.joined(separator: "&")
  }

  /// The address that a reference means when it stands in this document (RFC 3986, section 5.2, without `..` games
  /// beyond the root).
  func resolving(_ reference: String) -> EndpointAddress? {
    if reference.firstPlace(of: "://") != nil, let address = try? EndpointAddress(reference) { return address }
    if reference.hasPrefix("//") { return try? EndpointAddress("\(scheme):\(reference)") }
    if reference.hasPrefix("/") { return try? EndpointAddress(origin + reference) }
    if reference.hasPrefix("?") { return try? EndpointAddress(base + reference) }
    let scheme = reference.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    guard scheme.endIndex == reference.endIndex || reference[scheme.endIndex] != ":" else { return nil }
    if reference.isEmpty || reference.hasPrefix("#") { return self }
    let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
    return try? EndpointAddress(origin + folder + reference)
  }

  private static func hostAndPort(_ text: Substring) throws(Refusal) -> (String, Int?) {
    var host = text
    var port: Int?
    let closing = text.lastIndex(of: "]")
    if let colon = text.lastIndex(of: ":"), closing.map({ $0 < colon }) ?? true {
      host = text[..<colon]
      let digits = text[text.index(after: colon)...]
      if !digits.isEmpty {
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits), 1...65_535 ~= number else {
          throw .port
        }
        port = number
      }
    }
    if host.hasSuffix("."), !host.hasPrefix("[") { host = host.dropLast() }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    guard !host.isEmpty, isBracketed || !host.contains(where: { ":[]<>\"{}|^`%".contains($0) }) else { throw .host }
    return (host.lowercased(), port)
  }

  private static func pairs(_ text: Substring) -> [(key: String, value: String?)] {
    text.split(separator: "&").prefix(200).map { part in
      guard let sign = part.firstIndex(of: "=") else { return (String(part), nil) }
      return (String(part[..<sign]), String(part[part.index(after: sign)...]))
    }
  }

  private static func withoutDotSegments(_ path: String) -> String {
    guard !path.isEmpty else { return "/" }
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (place, segment) in segments.enumerated() {
      let isLast = place == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}

extension StringProtocol {
  /// The first place of a short ASCII text. The standard library's search would bring in regular expressions.
  func firstPlace(of text: String) -> Range<Index>? {
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: text.utf8) { return start..<utf8.index(start, offsetBy: text.utf8.count) }
      start = utf8.index(after: start)
    }
    return nil
  }
}
