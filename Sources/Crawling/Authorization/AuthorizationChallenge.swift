/// One challenge of a `WWW-Authenticate` field (RFC 9110, section 11.6.1).
struct AuthorizationChallenge: Sendable, Hashable {
  /// In lower case.
  let scheme: String
  /// Names in lower case; of equal names the first counts.
  let parameters: [String: String]

  /// Challenges that are read of one reply.
  private static let maximumChallenges = 16
  /// Parameters of one challenge.
  private static let maximumParameters = 32

  /// The challenges of several fields, each of which may hold several: `Bearer a="b", c=d, Basic realm="x"`.
  static func read(_ fields: [String]) -> [AuthorizationChallenge] {
    var found: [AuthorizationChallenge] = []
    for field in fields.prefix(maximumChallenges) {
      var reader = Reader(Array(field.utf8.prefix(16 << 10)))
      found += reader.challenges(limit: maximumChallenges - found.count)
    }
    return found
  }

  /// Reads the grammar leniently: what is no token is passed over.
  private struct Reader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func challenges(limit: Int) -> [AuthorizationChallenge] {
      var found: [AuthorizationChallenge] = []
      var scheme: String?
      var parameters: [String: String] = [:]
      func finish() {
        if let scheme { found.append(AuthorizationChallenge(scheme: scheme, parameters: parameters)) }
      }
      while let word = nextToken(), found.count < limit {
        skipBlanks()
        // A parameter is a token with an equals sign; a scheme stands alone, or before its first parameter.
        if scheme != nil, current == 0x3D {
          place += 1
          skipBlanks()
          let value = nextValue()
          if parameters.count < maximumParameters, parameters[word.lowercased()] == nil {
            parameters[word.lowercased()] = value
          }
        } else {
          finish()
          scheme = word.lowercased()
          parameters = [:]
          skipToken68()
        }
      }
      if found.count < limit { finish() }
      return found
    }

    private mutating func skipBlanks() { while current == 0x20 || current == 0x09 { place += 1 } }

    private mutating func nextToken() -> String? {
      while let byte = current, !Self.isToken(byte) {
        if byte == 0x22 { _ = nextValue() } else { place += 1 }
      }
      let start = place
      while let byte = current, Self.isToken(byte) { place += 1 }
      return place > start ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
    }

    /// Passes over credentials that stand right behind a scheme (`token68` of RFC 9110, section 11.2).
    private mutating func skipToken68() {
      let start = place
      skipBlanks()
      let word = place
      while let byte = current, Self.isToken(byte) || byte == 0x2F { place += 1 }
      let hasWord = place > word
      while current == 0x3D { place += 1 }
      skipBlanks()
      if !hasWord || (current != nil && current != 0x2C) { place = start }
    }

    private mutating func nextValue() -> String {
      guard current == 0x22 else {
        let start = place
        while let byte = current, byte != 0x2C, byte > 0x20 { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
      }
      place += 1
      var value: [UInt8] = []
      while let byte = current, byte != 0x22 {
        place += 1
        if byte == 0x5C, let escaped = current {
          value.append(escaped)
          place += 1
        } else {
          value.append(byte)
        }
      }
      place += 1
      return String(decoding: value, as: UTF8.self)
    }

    /// `tchar` of RFC 9110, section 5.6.2.
    private static func isToken(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
      default: false
      }
    }
  }
}
