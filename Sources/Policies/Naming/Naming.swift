/// How targets spell the names of tools: every rule of spelling is here, and nowhere else.
enum Naming {
  /// A name for lists that must not be empty, because an empty one could be read as no list at all. A server could call
  /// a tool so: it stands only where that tool would still not run unasked.
  static let nothing = "no tool is allowed"

  /// The name as the server sends it, in formats that take names exactly. Names that a reader may change are good
  /// enough to refuse by.
  static func raw(_ name: String, wildcards: String = "") -> Spelling {
    guard !name.isEmpty else { return .none(why: "the name is empty") }
    if let why = doubt(about: name) { return .doubtful([name], why: why) }
    if let wildcard = name.unicodeScalars.first(where: { wildcards.unicodeScalars.contains($0) }) {
      return .doubtful([name], why: "`\(wildcard)` in the name means something else in this format")
    }
    return .exact(name)
  }

  /// Why a reader may take the name for another one; nil if none does.
  private static func doubt(about name: String) -> String? {
    // Most formats refuse blank names; a reader that trims would turn a padded name into another tool's.
    let scalars = name.unicodeScalars
    if [scalars.first, scalars.last].contains(where: { $0?.properties.isWhitespace ?? false }) {
      return "the name begins or ends with a space"
    }
    // Some readers drop a byte order mark wherever a text begins, and would see another tool's name.
    if scalars.first == "\u{FEFF}" { return "the name begins with a byte order mark" }
    // Readers written in C may end a name at a NUL and take the rest for nothing.
    if scalars.contains("\u{0}") { return "the name holds a NUL" }
    // An undecodable name shows as U+FFFD; which bytes the server really uses cannot be written in text.
    if scalars.contains("\u{FFFD}") { return "the name holds bytes that are not text" }
    // U+FFFE and its like are refused or replaced by some readers.
    if scalars.contains(where: { $0.value & 0xFFFE == 0xFFFE }) {
      return "the name holds a character that no text may hold"
    }
    return nil
  }

  /// Server, separator, raw name. `doubtsSeparator` is false where the separator stands in nearly every name.
  static func joined(
    _ server: String, _ separator: String, _ name: String, prefix: String = "", wildcards: String = "",
    doubtsSeparator: Bool = true
  ) -> Spelling {
    let text = prefix + server + separator + name
    let spelling: Spelling =
      switch (raw(server, wildcards: wildcards), raw(name, wildcards: wildcards)) {
      case (.exact, .exact): .exact(text)
      case (.none(let why), _), (.doubtful(_, let why), _): .doubtful([text], why: "of the server: " + why)
      case (_, .none(let why)): .none(why: why)
      case (_, .doubtful(_, let why)): .doubtful([text], why: why)
      }
    return doubtsSeparator && isAmbiguous(server + separator + name, separator)
      ? spelling.doubted("`\(separator)` stands in it twice, so it may be read as a tool of another server") : spelling
  }

  /// As Claude Code names the tools of servers: `mcp__<server>__<tool>`, where every UTF-16 unit outside letters,
  /// digits, `_` and `-` is written `_`.
  static func claude(server: String, tool: String) -> Spelling {
    guard !server.isEmpty else { return .none(why: "the server has no name") }
    guard !tool.isEmpty else { return .none(why: "the name is empty") }
    let part = normalized(server)
    // Undecodable bytes: how many `_` they become is not known; a refusal may hold a star instead.
    if tool.unicodeScalars.contains("\u{FFFD}") {
      return .doubtful(
        ["mcp__\(part)__\(normalized(tool, unknown: "*"))"], why: "the name holds bytes that are not text")
    }
    if server.unicodeScalars.contains("\u{FFFD}") { return .none(why: "the server's name is not text") }
    let units = "mcp__\(part)__\(normalized(tool))"
    let scalars = "mcp__\(normalized(server, byScalar: true))__\(normalized(tool, byScalar: true))"
    if units != scalars {
      return .doubtful([units, scalars], why: "it is not sure how the client spells characters of two units")
    }
    return isAmbiguous(String(units.dropFirst(5)), "__")
      ? .doubtful([units], why: "`__` stands in it twice, so it may be read as a tool of another server")
      : .exact(units)
  }

  /// Every character outside letters, digits, `_` and `-` as `_`; where `unknown` is given it stands for undecodable
  /// bytes instead.
  static func normalized(_ text: String, byScalar: Bool = false, unknown: String = "_") -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if isPlain(scalar) {
        result.unicodeScalars.append(scalar)
      } else if scalar == "\u{FFFD}" {
        if unknown != "*" || !result.hasSuffix("*") { result += unknown }
      } else {
        result += byScalar || scalar.value < 0x10000 ? "_" : "__"
      }
    }
    return result
  }

  /// True for ASCII letters and digits, `_` and `-`.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }

  /// True if `separator` can be found at more than one place, overlapping ones included.
  private static func isAmbiguous(_ text: String, _ separator: String) -> Bool {
    let bytes = Array(text.utf8)
    let pattern = Array(separator.utf8)
    guard pattern.count <= bytes.count else { return false }
    let places = (0...(bytes.count - pattern.count)).filter { bytes[$0..<($0 + pattern.count)].elementsEqual(pattern) }
    return places.count > 1
  }
}
