package import JSONText

/// The error rules of the Intercept proxy's own validator, version "1", over the file as JSON.
package enum InterceptRules {
  private static let operators: Set = [
    "eq", "neq", "in", "not_in", "lt", "lte", "gt", "gte", "regex", "contains", "exists",
  ]
  private static let windows: Set = ["minute", "hour", "day"]

  /// One sentence an error, in the order of the file.
  package static func errors(_ root: JSONValue) -> [String] {
    guard root.kind == .object else { return ["the policy is not a map"] }
    var errors = ProxyRules.unknownKeys(
      root, ["version", "description", "default", "hide", "tools", "approvals"], at: "the policy")
    if root["version"]?.string != "1" { errors.append("`version` must be \"1\"") }
    if let rest = root["default"], !["allow", "deny"].contains(rest.string ?? "") {
      errors.append("`default` must be allow or deny")
    }
    errors += ProxyRules.hidden(root["hide"])
    guard let tools = root["tools"], tools.kind == .object else { return errors + ["`tools` is missing"] }
    let counters = stateCounters(tools)
    for member in tools.members {
      let place = "tool `\(member.key)`"
      if member.key.isEmpty { errors.append("a tool has no name") }
      errors += ProxyRules.unknownKeys(member.value, ["rules"], at: place)
      var seen: Set<String> = []
      for rule in member.value["rules"].map({ Array($0.elements) }) ?? [] {
        errors += check(rule, tool: member.key, counters: counters, at: place, seen: &seen)
      }
    }
    return errors
  }

  private static func check(
    _ rule: JSONValue, tool: String, counters: Set<String>, at place: String, seen: inout Set<String>
  ) -> [String] {
    var errors = ProxyRules.unknownKeys(
      rule, ["name", "action", "conditions", "rate_limit", "on_deny", "state", "approval_timeout"], at: place)
    if (rule["name"]?.string ?? "").isEmpty { errors.append("\(place): a rule has no `name`") }
    let conditions = rule["conditions"].map { Array($0.elements) } ?? []
    let action = rule["action"]?.string ?? "evaluate"
    let limit = rule["rate_limit"]
    switch action {
    case "evaluate":
      if conditions.isEmpty, limit == nil { errors.append("\(place): a rule has no conditions") }
    case "deny":
      if !conditions.isEmpty { errors.append("\(place): a denial has conditions") }
      if limit != nil { errors.append("\(place): a denial has a `rate_limit`") }
    case "require_approval": break
    default: errors.append("\(place): there is no action `\(action)`")
    }
    if let limit {
      if !conditions.isEmpty || rule["state"] != nil {
        errors.append("\(place): a `rate_limit` stands beside conditions or state")
      }
      errors += rateLimit(limit.string ?? "", tool: tool, at: place)
    }
    if let state = rule["state"] { errors += stateErrors(state, at: place, seen: &seen) }
    for condition in conditions {
      errors += ProxyRules.condition(condition, operators, at: place, allowsState: true)
      if let path = condition["path"]?.string, path.hasPrefix("state.") {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count != 3 || !counters.contains(parts.dropFirst().joined(separator: ".")) {
          errors.append("\(place): `\(path)` is no counter of this policy")
        }
      }
    }
    return errors
  }

  private static func rateLimit(_ text: String, tool: String, at place: String) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), count > 0, windows.contains(String(parts[1])) else {
      return ["\(place): `\(text)` is no limit: write `30/hour`"]
    }
    // The limit becomes a counter below the tool's name, in a path that is split at dots.
    return tool.contains(".") ? ["\(place): calls of a tool with a dot in its name cannot be counted"] : []
  }

  private static func stateErrors(_ state: JSONValue, at place: String, seen: inout Set<String>) -> [String] {
    var errors = ProxyRules.unknownKeys(state, ["counter", "window", "increment", "increment_from"], at: place)
    let counter = state["counter"]?.string ?? ""
    if counter.isEmpty { errors.append("\(place): `state` has no `counter`") }
    if !counter.isEmpty, !seen.insert(counter).inserted {
      errors.append("\(place): the counter `\(counter)` stands twice")
    }
    if !windows.contains(state["window"]?.string ?? "") {
      errors.append("\(place): the window of `state` must be minute, hour or day")
    }
    if let from = state["increment_from"]?.string, !from.hasPrefix("args.") {
      errors.append("\(place): `increment_from` must begin with `args.`")
    }
    return errors
  }

  /// `<tool>.<counter>`, and `_global.<counter>` for the rules of `*`.
  private static func stateCounters(_ tools: JSONValue) -> Set<String> {
    var counters: Set<String> = []
    for member in tools.members {
      let scope = member.key == "*" ? "_global" : member.key
      for rule in member.value["rules"].map({ Array($0.elements) }) ?? [] {
        if let counter = rule["state"]?["counter"]?.string { counters.insert("\(scope).\(counter)") }
        if let limit = rule["rate_limit"]?.string, let window = limit.split(separator: "/").last {
          counters.insert("\(scope)._rate_\(window)")
        }
      }
    }
    return counters
  }
}

/// What both formats of the proxies have in common.
enum ProxyRules {
  static func unknownKeys(_ value: JSONValue, _ keys: Set<String>, at place: String) -> [String] {
    guard value.kind == .object else { return ["\(place) has a part that is no map"] }
    return value.members.filter { !keys.contains($0.key) }.map { "\(place): there is no key `\($0.key)`" }
  }

  static func hidden(_ list: JSONValue?) -> [String] {
    guard let list else { return [] }
    guard list.kind == .array else { return ["`hide` is not a list"] }
    var errors: [String] = []
    var seen: Set<[UInt8]> = []
    for entry in list.elements {
      let name = entry.string ?? ""
      if name.unicodeScalars.allSatisfy(\.properties.isWhitespace) { errors.append("`hide` has a blank name") }
      if !seen.insert(Array(name.utf8)).inserted { errors.append("`hide` has `\(name)` twice") }
    }
    return errors
  }

  static func condition(
    _ condition: JSONValue, _ operators: Set<String>, at place: String, allowsState: Bool = false
  ) -> [String] {
    var errors = unknownKeys(condition, ["path", "op", "value"], at: place)
    let path = condition["path"]?.string ?? ""
    if !path.hasPrefix("args."), !(allowsState && path.hasPrefix("state.")) {
      errors.append("\(place): the path `\(path)` must begin with `args.`")
    }
    let name = condition["op"]?.string ?? ""
    guard operators.contains(name) else { return errors + ["\(place): there is no operator `\(name)`"] }
    guard let value = condition["value"] else { return errors + ["\(place): a condition has no `value`"] }
    switch name {
    case "in", "not_in":
      if value.kind != .array || value.count == 0 { errors.append("\(place): `\(name)` needs a list") }
    case "lt", "lte", "gt", "gte": if value.kind != .number { errors.append("\(place): `\(name)` needs a number") }
    case "exists": if value.kind != .boolean { errors.append("\(place): `exists` needs true or false") }
    case "regex":
      if value.string.flatMap({ try? Regex($0) }) == nil { errors.append("\(place): `regex` needs a pattern") }
    default: break
    }
    return errors
  }
}
