package import JSONText

/// The rules of the hosted JSON policy, version "1".
package enum PolicyLayerRules {
  private static let operators: Set = [
    "eq", "neq", "in", "not_in", "lt", "lte", "gt", "gte", "regex", "contains", "exists",
  ]

  /// One sentence an error, in the order of the file.
  package static func errors(_ root: JSONValue) -> [String] {
    guard root.kind == .object else { return ["the policy is not an object"] }
    var errors = unknownKeys(root, ["version", "default", "hide", "all_tools", "tools"], at: "the policy")
    if root["version"]?.string != "1" { errors.append("`version` must be \"1\"") }
    if !["allow", "deny"].contains(root["default"]?.string ?? "") {
      errors.append("`default` must be \"allow\" or \"deny\"")
    }
    errors += ProxyRules.hidden(root["hide"])
    if let all = root["all_tools"] {
      errors += unknownKeys(all, ["limits"], at: "`all_tools`") + limits(all["limits"], at: "`all_tools`")
    }
    if let tools = root["tools"] {
      if tools.kind != .object { errors.append("`tools` is not an object") }
      var seen: Set<[UInt8]> = []
      for member in tools.members {
        let place = "tool `\(member.key)`"
        if !seen.insert(Array(member.key.utf8)).inserted { errors.append("\(place) stands there twice") }
        if member.key.isEmpty { errors.append("a tool has no name") }
        errors += tool(member.value, at: place)
      }
    }
    return errors
  }

  private static func tool(_ tool: JSONValue, at place: String) -> [String] {
    guard tool.kind == .object else { return ["\(place) is not an object"] }
    var errors = unknownKeys(tool, ["require", "deny_if", "limits"], at: place)
    if let denials = tool["deny_if"], denials.kind != .array { errors.append("\(place): `deny_if` is not a list") }
    for denial in tool["deny_if"].map({ Array($0.elements) }) ?? [] {
      errors += unknownKeys(denial, ["conditions", "on_deny"], at: place)
      guard let conditions = denial["conditions"], conditions.kind == .array else {
        errors.append("\(place): `conditions` is missing in `deny_if`")
        continue
      }
      for condition in conditions.elements { errors += ProxyRules.condition(condition, operators, at: place) }
    }
    return errors + limits(tool["limits"], at: place)
  }

  private static func limits(_ list: JSONValue?, at place: String) -> [String] {
    guard let list else { return [] }
    guard list.kind == .array else { return ["\(place): `limits` is not a list"] }
    return list.elements.flatMap { limit -> [String] in
      var errors = unknownKeys(limit, ["counter", "window", "max", "scope"], at: place)
      if (limit["counter"]?.string ?? "").isEmpty { errors.append("\(place): a limit has no `counter`") }
      if !["minute", "hour", "day"].contains(limit["window"]?.string ?? "") {
        errors.append("\(place): a limit's `window` must be minute, hour or day")
      }
      if (limit["max"]?.integer ?? 0) < 1 { errors.append("\(place): a limit's `max` must be a number from 1") }
      if limit["scope"]?.string != "grant" { errors.append("\(place): a limit's `scope` must be grant") }
      return errors
    }
  }

  private static func unknownKeys(_ value: JSONValue, _ keys: Set<String>, at place: String) -> [String] {
    ProxyRules.unknownKeys(value, keys, at: place)
  }
}
