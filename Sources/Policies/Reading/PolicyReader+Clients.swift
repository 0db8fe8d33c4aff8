import JSONText
import ToolModel

/// The files of clients.
extension PolicyReader {
  /// `deny` before `ask` before `allow`, names with stars, and the bare server for all of its tools.
  func permissions(_ root: JSONValue, prefix: String) -> PolicyReading {
    var reading = PolicyReading()
    let whole = String(prefix.dropLast(2))
    for (key, treatment) in [("allow", Treatment.allow), ("ask", .ask), ("deny", .deny)] {
      for name in root["permissions"]?[key].map(texts) ?? [] {
        if name == whole || name == prefix + "*" {
          reading.add(prefix + "*", treatment)
        } else if name.hasPrefix(prefix) || (name.hasPrefix("mcp__") && name.contains("*") && treatment != .allow)
          || (target == .devin && name.hasPrefix("mcp__\(server)__"))
        {
          reading.add(name, treatment)
        }
      }
    }
    return reading
  }

  func codex(_ root: TOMLValue) -> PolicyReading {
    var reading = PolicyReading()
    guard let table = root["mcp_servers"]?[server] else { return reading }
    let mode = { (text: String?) -> Treatment in
      // The other modes believe what the server says of itself.
      text == "prompt" ? .ask : .allow
    }
    reading.unlisted = mode(table["default_tools_approval_mode"]?.string)
    for member in table["tools"]?.members ?? [] {
      reading.add(member.key, mode(member.value["approval_mode"]?.string))
    }
    if let enabled = table["enabled_tools"] {
      let names = Set(enabled.strings.map { Array($0.utf8) })
      let rest = reading.unlisted ?? .allow
      for name in enabled.strings where !reading.names(name) { reading.add(name, rest) }
      for name in reading.named.map(\.spelling) where !names.contains(Array(name.utf8)) { reading.add(name, .hide) }
      reading.unlisted = .hide
    }
    for name in table["disabled_tools"]?.strings ?? [] { reading.add(name, .hide) }
    return reading
  }

  /// The highest priority decides.
  func gemini(_ root: TOMLValue) -> PolicyReading {
    var reading = PolicyReading()
    let rules = (root["rule"]?.elements ?? []).enumerated().sorted { left, right in
      let order = (priority(left.element), priority(right.element))
      return order.0 != order.1 ? order.0 > order.1 : left.offset < right.offset
    }
    for (_, rule) in rules where rule["mcpName"]?.string.map({ sameBytes($0, server) }) == true {
      let words = ["allow": Treatment.allow, "ask_user": .ask, "deny": .deny]
      let treatment = words[rule["decision"]?.string ?? ""] ?? .allow
      let names = rule["toolName"].map { $0.string.map { [$0] } ?? $0.strings }
      // A rule about some arguments decides only some calls: no call is looser than the loosest of them.
      let isPartial = rule["argsPattern"] != nil && treatment != .allow
      for name in names ?? [] where !isPartial { reading.add(name, treatment, wins: .first) }
      if names == nil, reading.unlisted == nil, !isPartial { reading.unlisted = treatment }
    }
    return reading
  }

  private func priority(_ rule: TOMLValue) -> Int { rule["priority"]?.word.flatMap { Int($0) } ?? 0 }

  /// The last rule that matches decides.
  func opencode(_ rules: [(pattern: String, effect: String)]?) -> PolicyReading {
    var reading = PolicyReading()
    let prefixes = [server + "_", Naming.normalized(server) + "_"]
    let words = ["allow": Treatment.allow, "ask": .ask, "deny": .deny]
    var catchAll: [String: Treatment] = [:]
    for (pattern, effect) in rules ?? [] {
      let treatment = words[effect] ?? .allow
      if pattern == "*" || prefixes.contains(where: { pattern == $0 + "*" }) {
        for prefix in prefixes where pattern == "*" || pattern == prefix + "*" { catchAll[prefix] = treatment }
        // It comes after the names and so wins over them.
        for (name, _) in reading.named where Wildcard.matches(pattern, name) {
          reading.add(name, treatment, wins: .last)
        }
      } else if prefixes.contains(where: pattern.hasPrefix) {
        reading.add(pattern, treatment, wins: .last)
      }
    }
    reading.unlisted = prefixes.map { catchAll[$0] ?? .allow }.min { $0.strictness < $1.strictness }
    return reading
  }

  func kiro(_ root: JSONValue) -> PolicyReading {
    var reading = PolicyReading()
    for rule in root["rules"].map({ Array($0.elements) }) ?? [] where rule["capability"]?.string == "mcp" {
      guard let treatment = Treatment(rawValue: rule["effect"]?.string ?? "") else { continue }
      for pattern in rule["match"].map(texts) ?? [] where pattern.hasPrefix(server + "/") {
        reading.add(pattern, treatment)
      }
    }
    return reading
  }

  func zed(_ root: JSONValue) -> PolicyReading {
    let permissions = root["agent"]?["tool_permissions"]
    let words = ["allow": Treatment.allow, "confirm": .ask, "deny": .deny]
    var reading = map(permissions?["tools"], prefix: "mcp:\(server):") { words[$0["default"]?.string ?? ""] ?? .allow }
    reading.unlisted = words[permissions?["default"]?.string ?? "confirm"] ?? .allow
    return reading
  }

  /// The first list that holds a name decides: never, always, ask.
  func goose(_ root: JSONValue) -> PolicyReading {
    var reading = PolicyReading()
    for (key, treatment) in [("never_allow", Treatment.deny), ("always_allow", .allow), ("ask_before", .ask)] {
      for name in root["user"]?[key].map(texts) ?? [] where name.contains("__") {
        reading.add(name, treatment, wins: .first)
      }
    }
    return reading
  }
}
