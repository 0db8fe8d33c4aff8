/// An absolute `http` or `https` URL in the one spelling that the program compares, stores and sends (RFC 3986,
/// section 6.2.2). What servers and clients could read differently (user information, control characters, spaces,
/// backslashes, broken percent-encoding) is not a URL here.
package struct CanonicalURL: Sendable {
  /// `http` or `https`.
  package let scheme: String
  /// Lower case without a final dot; an IPv6 address stands in brackets in its shortest form.
  package let host: String
  /// 1 to 65535; the scheme's own if the URL names none.
  package let port: Int
  /// Begins with a slash; without dot segments, percent-encoded.
  package let path: String
  /// What follows the question mark, percent-encoded; nil without one. It may hold secrets.
  package let queryText: String?

  init(scheme: String, host: String, port: Int, path: String, queryText: String?) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.queryText = queryText
  }

  /// Nil if the text is not such a URL. A fragment is dropped.
  package static func parse(_ text: String) -> CanonicalURL? {
    CanonicalURLParser.parse(text)
  }

  /// The query's fields in order, still percent-encoded; the value of a field without `=` is empty.
  package var query: [(name: String, value: String)] {
    guard let queryText else { return [] }
    return queryText.split(separator: "&").map { field in
      guard let equals = field.firstIndex(of: "=") else { return (String(field), "") }
      return (String(field[..<equals]), String(field[field.index(after: equals)...]))
    }
  }

  /// Scheme, host and port as one text: what may share credentials (RFC 6454).
  package var origin: String {
    let isDefault = port == Self.defaultPort(of: scheme)
    return isDefault ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
  }

  /// The URL without its query; the scheme's own port is left out.
  package var text: String { origin + path }

  /// The URL as it is sent, with its query. Never logged.
  package var requestText: String {
    guard let queryText else { return text }
    return "\(text)?\(queryText)"
  }

  /// What a reference on that page means (RFC 3986, section 5.2); nil if the result is no URL of ours.
  package func resolving(_ reference: String) -> CanonicalURL? {
    let reference = reference.prefix { $0 != "#" }
    guard !reference.isEmpty else { return self }
    if Self.hasScheme(reference) { return Self.parse(String(reference)) }
    if reference.hasPrefix("//") { return Self.parse("\(scheme):\(reference)") }
    if reference.hasPrefix("/") { return Self.parse("\(origin)\(reference)") }
    if reference.hasPrefix("?") { return Self.parse("\(text)\(reference)") }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return Self.parse("\(origin)\(folder)\(reference)")
  }

  /// True if the host is this machine by its very spelling: `localhost`, a name below it (RFC 6761), or a loopback
  /// address.
  package var isLoopbackHost: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    return NetworkAddress(host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host)?.isLoopback == true
  }

  static func defaultPort(of scheme: String) -> Int { scheme == "https" ? 443 : 80 }

  /// A colon before any slash or question mark ends a scheme.
  private static func hasScheme(_ reference: Substring) -> Bool {
    reference.first { ":/?".contains($0) } == ":"
  }
}
