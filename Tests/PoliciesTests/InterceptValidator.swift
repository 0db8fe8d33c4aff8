import Yams

/// The documented rules of an Intercept policy, with one sentence a violation, over a parse by an independent reader.
/// Answers besides which tools a valid file lets through.
struct InterceptValidator {
  private(set) var errors: [String] = []
  private(set) var allowed: Set<[UInt8]> = []

  init(_ text: String) {
    guard let parsed = try? Yams.compose(yaml: text), let root = parsed.mapping else {
      errors.append("not YAML")
      return
    }
    checkKeys(root, allowed: ["version", "description", "default", "hide", "tools"], at: "policy")
    if root["version"]?.scalar.map({ $0.string == "1" && $0.style == .doubleQuoted }) != true {
      errors.append("version")
    }
    if root["default"]?.string != "deny" { errors.append("default") }
    var hidden: Set<[UInt8]> = []
    for node in root["hide"]?.sequence.map({ Array($0) }) ?? [] {
      let name = node.scalar?.string ?? ""
      if name.isEmpty || !hidden.insert(Array(name.utf8)).inserted { errors.append("hide") }
    }
    guard let tools = root["tools"]?.mapping else {
      errors.append("tools")
      return
    }
    for (key, value) in tools {
      guard let scalar = key.scalar, scalar.style == .doubleQuoted else {
        errors.append("a tool's name is not quoted")
        continue
      }
      if scalar.string == "*" || scalar.string.isEmpty { errors.append("name") }
      let denies = check(value, named: scalar.string)
      if !denies, !hidden.contains(Array(scalar.string.utf8)) { allowed.insert(Array(scalar.string.utf8)) }
    }
  }

  /// True if a rule denies every call.
  private mutating func check(_ tool: Node, named name: String) -> Bool {
    guard let mapping = tool.mapping, let rules = mapping["rules"]?.sequence else {
      errors.append("rules")
      return true
    }
    checkKeys(mapping, allowed: ["rules"], at: "tool")
    var denies = false
    for rule in rules {
      guard let fields = rule.mapping else {
        errors.append("rule")
        continue
      }
      checkKeys(fields, allowed: ["name", "action", "rate_limit", "conditions", "on_deny"], at: "rule")
      if (fields["name"]?.string ?? "").isEmpty { errors.append("a rule has no name") }
      switch fields["action"]?.string {
      case "deny":
        denies = true
        if fields["rate_limit"] != nil { errors.append("a denial has a limit") }
      case nil where fields["conditions"] != nil:
        if fields["rate_limit"] != nil { errors.append("conditions and a limit in one rule") }
        check(conditions: fields["conditions"]?.sequence.map { Array($0) } ?? [])
      case nil: checkLimit(fields["rate_limit"]?.string ?? "", tool: name)
      default: errors.append("action")
      }
    }
    return denies
  }

  private mutating func check(conditions: [Node]) {
    if conditions.isEmpty { errors.append("a rule without conditions") }
    for condition in conditions {
      guard let fields = condition.mapping else {
        errors.append("condition")
        continue
      }
      checkKeys(fields, allowed: ["path", "op", "value"], at: "condition")
      if fields["path"]?.string?.hasPrefix("args.") != true { errors.append("path") }
      switch fields["op"]?.string {
      case "regex": if (try? Regex(fields["value"]?.string ?? "(")) == nil { errors.append("regex") }
      case "in", "not_in": if fields["value"]?.sequence == nil { errors.append("a list is missing") }
      case "lt", "lte", "gt", "gte": if fields["value"]?.float == nil { errors.append("a number is missing") }
      default: errors.append("op")
      }
    }
  }

  private mutating func checkLimit(_ text: String, tool: String) {
    let parts = text.split(separator: "/")
    let isLimit = parts.count == 2 && (Int(parts[0]) ?? 0) > 0 && ["minute", "hour", "day"].contains(parts[1])
    if !isLimit { errors.append("rate_limit `\(text)`") }
    if tool.contains(".") { errors.append("a counter path is split at a dot") }
  }

  private mutating func checkKeys(_ mapping: Node.Mapping, allowed: Set<String>, at place: String) {
    for key in mapping.keys where !allowed.contains(key.string ?? "") { errors.append("\(place): key") }
  }
}
