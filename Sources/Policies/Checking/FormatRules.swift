import JSONText

/// The documented error rules of the formats that have a validator of their own.
package enum FormatRules {
  /// One sentence an error; none for targets without such rules.
  static func errors(_ file: [UInt8], reader: PolicyReader) throws(PolicyReadingProblem) -> [String] {
    switch reader.target {
    case .policyLayerJSON: PolicyLayerRules.errors(try reader.json(file))
    case .interceptYAML: InterceptRules.errors(try reader.yamlRoot(file))
    case .claudeCode: permissionErrors(try reader.json(file))
    case .goose: gooseErrors(try reader.yamlRoot(file))
    default: []
    }
  }

  /// Rules that Claude Code skips or refuses.
  private static func permissionErrors(_ root: JSONValue) -> [String] {
    var errors: [String] = []
    for key in ["allow", "ask", "deny"] {
      guard let list = root["permissions"]?[key] else { continue }
      if list.kind != .array { errors.append("`permissions.\(key)` is not a list") }
      for entry in list.elements {
        guard let rule = entry.string else {
          errors.append("`permissions.\(key)` has an entry that is no text, which is dropped")
          continue
        }
        guard rule.hasPrefix("mcp__") else { continue }
        if rule.contains("(") { errors.append("`\(rule)` has arguments: a rule about a server's tool takes none") }
        let star = rule.firstIndex(of: "*")
        let parts = rule.dropFirst("mcp__".count)
        if key == "allow", let star, rule[..<star].dropFirst("mcp__".count).contains("__") == false {
          errors.append("`\(rule)` is skipped: a star that allows may stand only after the server's name")
        } else if parts.unicodeScalars.contains(where: { !Naming.isPlain($0) && $0 != "*" && $0 != "(" && $0 != ")" }) {
          errors.append("`\(rule)` matches nothing: the client writes `_` for every other character")
        }
      }
    }
    return errors
  }

  /// Without one of the lists the file cannot be read.
  private static func gooseErrors(_ root: JSONValue) -> [String] {
    root.members.flatMap { section in
      ["always_allow", "ask_before", "never_allow"].filter { section.value[$0]?.kind != .array }
        .map { "`\(section.key).\($0)` is missing: the whole file counts for nothing" }
    }
  }
}
