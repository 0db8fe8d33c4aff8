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

  /// As Goose names them: `<extension>__<tool>`, where an extension's key is lower case, without spaces.
  static func goose(server: String, tool: String) -> Spelling {
    let spelling = joined(server, "__", tool)
    let isPlainKey = server.unicodeScalars.allSatisfy { isPlain($0) && !$0.properties.isUppercase }
    return isPlainKey ? spelling : spelling.doubted("the client changes the extension's name `\(server)` in its keys")
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
