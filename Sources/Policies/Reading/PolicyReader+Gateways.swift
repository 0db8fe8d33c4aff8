import JSONText
import ToolModel

/// The files of gateways, proxies and libraries.
extension PolicyReader {
  func policyLayer(_ root: JSONValue) throws(PolicyReadingProblem) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = root["default"]?.string == "deny" ? .deny : .allow
    for name in root["hide"].map(texts) ?? [] {
      if name == "*" { reading.unlisted = .hide } else { reading.add(name, .hide) }
    }
    for member in root["tools"].map({ Array($0.members) }) ?? [] {
      let denials = member.value["deny_if"].map { Array($0.elements) } ?? []
      let isDenied = denials.contains { $0["conditions"]?.count ?? 0 == 0 }
      reading.add(member.key, isDenied ? .deny : .allow)
    }
    return reading
  }

  func intercept(_ root: JSONValue) throws(PolicyReadingProblem) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = root["default"]?.string == "deny" ? .deny : .allow
    for name in root["hide"].map(texts) ?? [] {
      if name == "*" { reading.unlisted = .hide } else { reading.add(name, .hide) }
    }
    for member in root["tools"].map({ Array($0.members) }) ?? [] where member.key != "*" {
      let actions = (member.value["rules"].map { Array($0.elements) } ?? []).compactMap { $0["action"]?.string }
      let treatment: Treatment =
        actions.contains("deny") ? .deny : actions.contains("require_approval") ? .ask : .allow
      reading.add(member.key, treatment)
    }
    return reading
  }

  /// Statements whose scope names one entity; a `permit` with conditions permits some calls, so it counts as one.
  func cedar(_ statements: [String], entity: String) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = .deny
    for statement in statements {
      let lines = statement.split(separator: "\n").filter { !$0.hasPrefix("//") }.joined(separator: "\n")
      let isPermit = lines.contains("permit")
      guard isPermit || lines.contains("forbid") else { continue }
      // `call_tool` is an action beside the tool; the tool is the entity that is asked for.
      guard let range = lines.range(ofLast: entity), let name = Literal.quoted(lines[range...]) else {
        if isPermit { reading.unlisted = .allow }
        continue
      }
      reading.add(name, isPermit ? .allow : .deny)
    }
    return reading
  }

  /// Rules that allow by `mcp.tool.name in [...]` or `== "..."`.
  func cel(_ rules: [String]) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = rules.isEmpty ? .allow : .hide
    for rule in rules where rule != "false" {
      guard let range = rule.range(ofLast: "mcp.tool.name") else {
        reading.unlisted = .allow
        continue
      }
      for name in Literal.names(after: rule[range...].dropFirst("mcp.tool.name".count)) { reading.add(name, .allow) }
    }
    return reading
  }

  func envoy(_ root: JSONValue) -> PolicyReading {
    var reading = PolicyReading()
    let authorization = root["spec"]?["securityPolicy"]?["authorization"]
    reading.unlisted = authorization?["defaultAction"]?.string == "Allow" ? .allow : .hide
    for rule in authorization?["rules"].map({ Array($0.elements) }) ?? [] {
      let treatment: Treatment = rule["action"]?.string == "Deny" ? .deny : .allow
      for tool in rule["target"]?["tools"].map({ Array($0.elements) }) ?? [] {
        guard tool["backend"]?.string.map({ sameBytes($0, server) }) == true, let name = tool["tool"]?.string
        else { continue }
        reading.add(name, treatment, wins: .first)
      }
    }
    return reading
  }

  /// The predicate of the authorization policy decides.
  func kuadrant(_ bytes: [UInt8]) throws(PolicyReadingProblem) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = .allow
    for document in text(bytes).split(separator: "\n---\n") {
      let root = try yamlRoot(Array((String(document) + "\n").utf8))
      guard root["kind"]?.string == "AuthPolicy" else { continue }
      for rule in root["spec"]?["rules"]?["authorization"].map({ Array($0.members) }) ?? [] {
        for pattern in rule.value["patternMatching"]?["patterns"].map({ Array($0.elements) }) ?? [] {
          guard let predicate = pattern["predicate"]?.string else { continue }
          reading.unlisted = .hide
          guard let range = predicate.range(ofLast: "request.headers[\"x-mcp-toolname\"]") else { continue }
          let rest = predicate[range...].dropFirst("request.headers[\"x-mcp-toolname\"]".count)
          for name in Literal.names(after: rest) { reading.add(name, .allow) }
        }
      }
    }
    return reading
  }

  /// The map `listed`, one name a line.
  func rego(_ bytes: [UInt8]) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = .deny
    for line in text(bytes).split(separator: "\n") {
      if line.hasPrefix("} else := \"ask\"") { reading.unlisted = .ask }
      if line.hasPrefix("} else := \"allow\"") { reading.unlisted = .allow }
      guard line.hasPrefix("  \""), line.hasSuffix("\","), let name = Literal.quoted(line),
        let word = line.split(separator: "\"").dropLast().last, let treatment = Treatment(rawValue: String(word))
      else { continue }
      reading.add(name, treatment)
    }
    return reading
  }

  func openAI(_ root: JSONValue, offered: JSONValue?) -> PolicyReading {
    var reading = PolicyReading()
    let never = Set((root["require_approval"]?["never"]?["tool_names"].map(texts) ?? []).map { Array($0.utf8) })
    let all = root["require_approval"]?.string
    reading.unlisted = offered == nil ? .allow : .hide
    for name in offered.map(texts) ?? [] where name != Naming.nothing {
      let runs = all == "never" || never.contains(Array(name.utf8))
      reading.add(name, runs ? .allow : .ask)
    }
    for name in root["tool_filter"]?["blocked_tool_names"].map(texts) ?? [] { reading.add(name, .hide) }
    return reading
  }

  func anthropic(_ root: JSONValue) -> PolicyReading {
    let treatment = { (config: JSONValue) -> Treatment in
      if config["enabled"]?.boolean == false { return .hide }
      return config["permission_policy"]?["type"]?.string == "always_ask" ? .ask : .allow
    }
    var reading = PolicyReading()
    reading.unlisted = root["default_config"].map(treatment) ?? .allow
    for member in root["configs"].map({ Array($0.members) }) ?? [] { reading.add(member.key, treatment(member.value)) }
    for config in root["configs"].map({ Array($0.elements) }) ?? [] {
      if let name = config["name"]?.string { reading.add(name, treatment(config)) }
    }
    return reading
  }

  func langChain(_ root: JSONValue) -> PolicyReading {
    var reading = PolicyReading()
    // By the module beside the map.
    reading.unlisted = .deny
    for member in root.members {
      if member.value.boolean == false {
        reading.add(member.key, .allow)
      } else {
        let decisions = member.value["allowed_decisions"].map(texts) ?? ["approve"]
        reading.add(member.key, decisions.contains("approve") || decisions.contains("edit") ? .ask : .deny)
      }
    }
    return reading
  }

  func docker(_ lines: [String]) -> PolicyReading {
    var reading = PolicyReading()
    let flags = lines.filter { $0.hasPrefix("--tools=") }.map { String($0.dropFirst("--tools=".count)) }
    reading.unlisted = flags.isEmpty ? .allow : .hide
    for name in flags where name.hasPrefix(server + ":") {
      if name == server + ":*" { reading.unlisted = .allow } else { reading.add(name, .allow) }
    }
    return reading
  }

  func dockerProfile(_ root: JSONValue) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = .hide
    for entry in root["servers"].map({ Array($0.elements) }) ?? [] {
      let names = entry["tools"].map(texts) ?? []
      if names.isEmpty { reading.unlisted = .allow }
      for name in names { reading.add(name, .allow) }
    }
    return reading
  }

  func record(_ root: JSONValue) -> PolicyReading {
    var reading = PolicyReading()
    reading.unlisted = root["unlisted"]?.string.flatMap(Treatment.init(rawValue:))
    for tool in root["tools"].map({ Array($0.elements) }) ?? [] {
      guard let name = tool["name"]?.string, let word = tool["treatment"]?.string,
        let treatment = Treatment(rawValue: word)
      else { continue }
      reading.add(name, treatment)
    }
    return reading
  }
}

/// Literals inside the text of other languages, as our files write them.
enum Literal {
  /// The first quoted literal of a text, its escapes undone.
  static func quoted(_ text: some StringProtocol) -> String? {
    let text = Substring(text)
    guard let start = text.firstIndex(of: "\"") else { return nil }
    var scalars = String.UnicodeScalarView()
    var rest = text[text.index(after: start)...].unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return String(scalars) }
      scalars.append(scalar == "\\" ? escaped(&rest) ?? "\u{FFFD}" : scalar)
    }
    return nil
  }

  /// The literals of a list, or the one literal, that follows `in` or `==`.
  static func names(after text: some StringProtocol) -> [String] {
    var names: [String] = []
    var rest = String(text)
    let isList = rest.drop { $0 == " " }.hasPrefix("in")
    while let name = quoted(rest) {
      names.append(name)
      guard isList, let end = endOfQuoted(rest) else { break }
      rest = String(rest[end...])
      guard rest.drop(while: { $0 == " " }).hasPrefix(",") else { break }
    }
    return names
  }

  private static func endOfQuoted(_ text: String) -> String.Index? {
    guard let start = text.firstIndex(of: "\"") else { return nil }
    var place = text.unicodeScalars.index(after: start)
    while place < text.endIndex {
      let scalar = text.unicodeScalars[place]
      place = text.unicodeScalars.index(after: place)
      if scalar == "\"" { return place }
      if scalar == "\\", place < text.endIndex { place = text.unicodeScalars.index(after: place) }
    }
    return nil
  }

  private static func escaped(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
    guard let mark = rest.popFirst() else { return nil }
    let simple: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "r": "\r", "t": "\t", "0": "\u{0}"]
    if let scalar = simple[mark] { return scalar }
    var digits = ""
    if mark == "u", rest.first == "{" {
      rest.removeFirst()
      while let digit = rest.popFirst(), digit != "}" { digits.unicodeScalars.append(digit) }
    } else if mark == "u" || mark == "U" {
      for _ in 0..<(mark == "u" ? 4 : 8) { if let digit = rest.popFirst() { digits.unicodeScalars.append(digit) } }
    } else {
      return mark
    }
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}

extension String {
  /// Where the last occurrence of `text` begins.
  fileprivate func range(ofLast text: String) -> Index? {
    let bytes = Array(utf8)
    let pattern = Array(text.utf8)
    guard pattern.count <= bytes.count else { return nil }
    for place in (0...(bytes.count - pattern.count)).reversed() where bytes[place...].starts(with: pattern) {
      return utf8.index(utf8.startIndex, offsetBy: place)
    }
    return nil
  }
}
