import Transfers

/// What a `robots.txt` says about us (RFC 9309).
struct RobotsRules: Sendable, Hashable {
  /// Our product token (section 2.2.1), in lower case.
  static let token = "plimsoll"
  /// What is read of a file; the section 2.5 asks for at least so much.
  static let maximumBytes = 500 << 10

  private struct Rule: Sendable, Hashable {
    let pattern: [UInt8]
    let allows: Bool
  }

  private var rules: [Rule] = []

  /// Everything is allowed.
  static let free = RobotsRules()

  private init() {}

  /// Reads a file; lines that are none are read past. What stands behind the limit does not count.
  init(_ bytes: [UInt8]) {
    var own: [Rule] = []
    var others: [Rule] = []
    var namesUs = false
    var namesAll = false
    var hasOwnGroup = false
    var isInAgents = false
    for line in bytes.prefix(Self.maximumBytes).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let (key, value) = Self.field(line) else { continue }
      switch key {
      case "user-agent":
        if !isInAgents { (namesUs, namesAll) = (false, false) }
        isInAgents = true
        let name = String(decoding: value, as: UTF8.self).lowercased()
        if name == "*" { namesAll = true }
        if name.prefix(while: { $0.isLetter || $0 == "-" || $0 == "_" }) == Self.token {
          namesUs = true
          hasOwnGroup = true
        }
      case "allow", "disallow":
        isInAgents = false
        // An empty path matches nothing.
        guard !value.isEmpty else { continue }
        let rule = Rule(pattern: Self.normalised(value), allows: key == "allow")
        if namesUs { own.append(rule) }
        if namesAll { others.append(rule) }
      default: isInAgents = false
      }
    }
    rules = hasOwnGroup ? own : others
  }

  /// Whether we may ask for the path and query of the URL: the longest matching rule decides, and `allow` between equals
  /// (section 2.2.2).
  func allow(_ url: CanonicalURL) -> Bool {
    guard !rules.isEmpty else { return true }
    let target = Self.normalised(Array(url.path.utf8)[...] + (url.queryText.map { Array("?\($0)".utf8) } ?? []))
    if target == Array("/robots.txt".utf8) { return true }
    var best = -1
    var allows = true
    for rule in rules where rule.pattern.count >= best && Self.matches(rule.pattern, target) {
      if rule.pattern.count > best {
        allows = rule.allows
      } else if rule.allows {
        allows = true
      }
      best = rule.pattern.count
    }
    return allows
  }

  /// `key: value # comment`, the key in lower case.
  private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
    let line = line.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var start = line[..<colon]
    // A byte order mark before the first line.
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    let key = String(decoding: trimmed(start), as: UTF8.self).lowercased()
    return (key, trimmed(line[(colon + 1)...]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }

  /// Percent-encoding in one spelling: what needs none is decoded, the rest in upper case (section 2.2.2).
  private static func normalised(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        rest = rest.dropFirst(2)
        isPlain(value) ? output.append(value) : append(value, to: &output)
      } else if byte >= 0x80 {
        append(byte, to: &output)
      } else {
        output.append(byte)
      }
    }
    return output
  }

  private static func append(_ byte: UInt8, to output: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  /// `*` stands for anything, `$` at the end for the end. Linear in the target for each star.
  private static func matches(_ pattern: [UInt8], _ target: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let parts = (isAnchored ? pattern.dropLast() : pattern[...]).split(
      separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard let first = parts.first, target.starts(with: first) else { return false }
    var rest = target[first.count...]
    for (index, part) in parts.enumerated().dropFirst() where !part.isEmpty {
      if isAnchored, index == parts.count - 1 {
        return rest.count >= part.count && rest.suffix(part.count).elementsEqual(part)
      }
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return !isAnchored || rest.isEmpty || parts.last?.isEmpty == true
  }
}
