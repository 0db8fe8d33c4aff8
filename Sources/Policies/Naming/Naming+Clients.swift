extension Naming {
  /// As opencode names them: `<server>_<tool>`, each part with `_` for everything but letters, digits, `_` and `-`.
  /// Whether a version does so is not sure, so that other names are refused in both spellings and never allowed.
  static func opencode(server: String, tool: String) -> Spelling {
    either(raw: joined(server, "_", tool, wildcards: "*?", doubtsSeparator: false), plain: pair(server, "_", tool))
  }

  /// Devin reads the rules of Claude Code; how it spells unusual names is not known.
  static func devin(server: String, tool: String) -> Spelling {
    let normalized = claude(server: server, tool: tool)
    guard server.unicodeScalars.allSatisfy(isPlain), tool.unicodeScalars.allSatisfy(isPlain) else {
      guard case .doubtful(let texts, let why) = normalized.doubted("it is not sure how the client spells this name")
      else { return normalized }
      // As it is, where characters of globs may be anything, and normalised.
      return .doubtful(["mcp__\(starred(server))__\(starred(tool))"] + texts, why: why)
    }
    return normalized
  }

  /// As Goose names them: `<extension>__<tool>`, where an extension's key is lower case, without spaces, and in newer
  /// versions with `_` for everything else that is not a letter, a digit, `_` or `-`. An extension of another name is
  /// refused by every key that it may get, and never allowed.
  static func goose(server: String, tool: String) -> Spelling {
    let spelling = joined(server, "__", tool)
    let isPlainKey = server.unicodeScalars.allSatisfy { isPlain($0) && !$0.properties.isUppercase }
    guard !isPlainKey, !tool.isEmpty else { return spelling }
    let squeezed = server.unicodeScalars.filter { !$0.properties.isWhitespace }
      .map(\.properties.lowercaseMapping).joined()
    let keys = [server, squeezed, normalized(squeezed, byScalar: true)]
    var texts: [String] = []
    for text in keys.map({ $0 + "__" + tool }) where !texts.contains(where: { sameBytes($0, text) }) {
      texts.append(text)
    }
    return .doubtful(texts, why: "the client changes the extension's name `\(server)` in its keys")
  }

  /// As Gemini CLI compares them: it calls a tool `mcp_<server>_<tool>`, with `_` for what is not a letter, a digit,
  /// `_`, `-`, `.` or, in newer versions, `:`, and cut in the middle beyond 63 characters. A rule is not changed so, and
  /// a rule that names such a tool as the server does matches nothing.
  static func gemini(server: String, tool: String) -> Spelling {
    let spelling = raw(tool, wildcards: "*?")
    guard case .none = spelling else {
      guard server.unicodeScalars.count + tool.unicodeScalars.count <= 63 - "mcp__".count else {
        return .none(why: "the client shortens names of this length in a way that no rule can follow")
      }
      let texts = [tool, normalized(tool, keeping: ".:"), normalized(tool, keeping: "."), normalized(tool)]
      var distinct: [String] = []
      for text in texts where !distinct.contains(where: { sameBytes($0, text) }) { distinct.append(text) }
      let isKept = tool.unicodeScalars.allSatisfy { isPlain($0) || $0 == "." }
      if isKept, !tool.hasPrefix("mcp_") { return spelling }
      return .doubtful(distinct, why: "the client changes characters of the name before it compares")
    }
    return spelling
  }

  /// The raw name, unless it must be written with escapes: an engine that does not undo them would not know the tool,
  /// and a denial would be lost.
  static func rego(_ name: String) -> Spelling {
    needsEscape(name) ? .none(why: "the name needs escapes in this format, which not every engine undoes") : raw(name)
  }

  /// True for a text that JSON cannot hold as it is.
  static func needsEscape(_ text: String) -> Bool { QuotedText.json(text).utf8.count != text.utf8.count + 2 }

  /// A glob that matches the name and, if the name holds characters of globs, others like it.
  static func glob(server: String, tool: String) -> Spelling {
    let text = starred(server) + "/" + starred(tool)
    return switch joined(server, "/", tool, wildcards: globMeta) {
    case .exact: .exact(text)
    case .doubtful(_, let why): .doubtful([text], why: why)
    case .none(let why): .none(why: why)
    }
  }

  private static let globMeta = "*?[]{}!\\()+@|,"

  /// Every run of characters that mean something in globs as one star.
  private static func starred(_ text: String) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      if !globMeta.unicodeScalars.contains(scalar) {
        pattern.unicodeScalars.append(scalar)
      } else if !pattern.hasSuffix("*") {
        pattern += "*"
      }
    }
    return pattern
  }

  /// Every character as it is if it is plain or one of `keeping`, otherwise `_`.
  static func normalized(_ text: String, keeping: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isKept = isPlain(scalar) || keeping.unicodeScalars.contains(scalar)
      result += isKept ? String(scalar) : scalar.value < 0x10000 ? "_" : "__"
    }
    return result
  }

  private static func pair(_ server: String, _ separator: String, _ tool: String) -> String {
    normalized(server) + separator + normalized(tool)
  }

  private static func either(raw: Spelling, plain: String) -> Spelling {
    switch raw {
    case .exact(let text) where text == plain: raw
    case .exact(let text): .doubtful([text, plain], why: "it is not sure how the client spells this name")
    case .doubtful(let texts, let why): .doubtful(texts + [plain], why: why)
    case .none(let why): .doubtful([plain], why: why)
    }
  }
}
