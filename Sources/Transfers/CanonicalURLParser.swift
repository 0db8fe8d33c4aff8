/// Reads and normalises URLs.
enum CanonicalURLParser {
  /// Longer than any endpoint; many servers refuse 8 KiB already.
  private static let maximumBytes = 16 << 10

  static func parse(_ text: String) -> CanonicalURL? {
    guard text.utf8.count <= maximumBytes, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }) else {
      return nil
    }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon].lowercased()
    guard scheme == "http" || scheme == "https", text[colon...].hasPrefix("://") else { return nil }
    let rest = text[text.index(colon, offsetBy: 3)...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard let (host, port) = hostAndPort(authority, scheme: scheme) else { return nil }
    let target = rest[authority.endIndex...]
    let rawPath = target.prefix { $0 != "?" }
    guard let encodedPath = normalised(rawPath, keeping: pathCharacters) else { return nil }
    var queryText: String?
    if rawPath.endIndex < target.endIndex {
      guard let query = normalised(target[target.index(after: rawPath.endIndex)...], keeping: queryCharacters) else {
        return nil
      }
      queryText = query
    }
    return CanonicalURL(
      scheme: scheme, host: host, port: port, path: withoutDotSegments(encodedPath), queryText: queryText)
  }

  private static func hostAndPort(_ authority: Substring, scheme: String) -> (host: String, port: Int)? {
    guard !authority.utf8.contains(UInt8(ascii: "@")) else { return nil }
    var hostText = authority
    var portText: Substring?
    if authority.hasPrefix("[") {
      guard let bracket = authority.firstIndex(of: "]") else { return nil }
      hostText = authority[...bracket]
      let after = authority[authority.index(after: bracket)...]
      guard after.isEmpty || after.hasPrefix(":") else { return nil }
      portText = after.isEmpty ? nil : after.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      hostText = authority[..<colon]
      portText = authority[authority.index(after: colon)...]
    }
    guard let host = host(hostText) else { return nil }
    // An empty port is allowed and means the default (RFC 3986, section 3.2.3).
    guard let portText, !portText.isEmpty else { return (host, CanonicalURL.defaultPort(of: scheme)) }
    guard portText.utf8.count <= 5, portText.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(portText), (1...65_535).contains(port)
    else { return nil }
    return (host, port)
  }

  private static func host(_ text: Substring) -> String? {
    if text.hasPrefix("[") {
      guard let address = NetworkAddress(String(text.dropFirst().dropLast())), address.bytes.count == 16 else {
        return nil
      }
      return "[\(address.text)]"
    }
    let host = (text.hasSuffix(".") ? text.dropLast() : text).lowercased()
    // RFC 1035: a name has at most 253 characters and a label 63. Other scripts must come in their `xn--` form.
    guard (1...253).contains(host.utf8.count) else { return nil }
    for label in host.split(separator: ".", omittingEmptySubsequences: false) {
      guard (1...63).contains(label.utf8.count), label.utf8.allSatisfy(isHostByte) else { return nil }
    }
    return host
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isUnreserved(byte) && byte != UInt8(ascii: "~") && byte != UInt8(ascii: ".")
  }

  /// RFC 3986, section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
    }
  }

  /// Characters that mean something where they stand and stay as they are.
  private static let pathCharacters: Set<UInt8> = Set("/!$&'()*+,;=:@".utf8)
  private static let queryCharacters: Set<UInt8> = Set("/!$&'()*+,;=:@?[]".utf8)

  /// Decodes what needs no encoding, spells the rest in upper case, encodes what has to be; nil for a stray `%`.
  private static func normalised(_ text: Substring, keeping kept: Set<UInt8>) -> String? {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      index += 1
      let isEncoded = byte == UInt8(ascii: "%")
      if isEncoded {
        guard index + 1 < bytes.count, let high = hexadecimal(bytes[index]), let low = hexadecimal(bytes[index + 1])
        else { return nil }
        byte = high << 4 | low
        index += 2
      }
      if isUnreserved(byte) || (!isEncoded && kept.contains(byte)) {
        output.append(byte)
      } else {
        output.append(UInt8(ascii: "%"))
        output.append(upperCaseDigit(byte >> 4))
        output.append(upperCaseDigit(byte & 15))
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static func upperCaseDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

  /// RFC 3986, section 5.2.4.
  private static func withoutDotSegments(_ path: String) -> String {
    var segments: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (offset, part) in parts.enumerated() {
      let isLast = offset == parts.count - 1
      switch part {
      case ".":
        if isLast { segments.append("") }
      case "..":
        if !segments.isEmpty { segments.removeLast() }
        if isLast { segments.append("") }
      default:
        segments.append(part)
      }
    }
    return "/" + segments.joined(separator: "/")
  }
}
