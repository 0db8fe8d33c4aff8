import Digests
import JSONText
import ToolModel

/// Something wrong in a policy pack. A pack with problems is not used.
package struct PackProblem: Error, Sendable, Hashable {
  /// Where in the pack: `table.read.low`.
  package let place: String
  /// One sentence: lower case, no full stop, the author's words in backticks.
  package let message: String
}

/// A policy pack's JSON, in which every scalar is a text, to a table.
package enum PackDecoder {
  /// - Parameters:
  ///   - json: The pack; `rules/README.md` explains its keys. A key that is not known is a problem, not ignored.
  ///   - name: What policies call it.
  package static func decode(_ json: [UInt8], name: String) throws(PackProblem) -> TreatmentTable {
    guard let root = (try? JSONDocument(json))?.root, root.kind == .object else {
      throw PackProblem(place: name, message: "the pack is not a map of keys")
    }
    try onlyKeys(root, ["title", "unlisted", "unsure", "table", "at-least", "conditions"], at: "")
    let (unlisted, elsewhere) = try unlisted(root["unlisted"])
    var below = 50
    var unsure = Treatment.ask
    if let node = root["unsure"] {
      try onlyKeys(node, ["below", "treatment"], at: "unsure")
      if let percent = node["below"] { below = try number(percent, at: "unsure.below", 0...101) }
      if let word = node["treatment"] { unsure = try treatment(word.string ?? "", at: "unsure.treatment") }
    }
    guard unsure != .allow else {
      throw PackProblem(place: "unsure.treatment", message: "`allow` is no answer to doubt")
    }
    return TreatmentTable(
      name: name, title: root["title"]?.string ?? "", lowConfidenceBelow: below, unsure: unsure, unlisted: unlisted,
      unlistedElsewhere: elsewhere, floors: try floors(root["at-least"]),
      conditions: try conditions(root["conditions"]),
      digest: "sha256:" + Digest.sha256(json), cells: try cells(root["table"]))
  }

  private static func unlisted(_ node: JSONValue?) throws(PackProblem) -> (Treatment, [EnforcementKind: Treatment]) {
    guard let node else { return (.ask, [:]) }
    let rule = try rule(node, at: "unlisted")
    let all = [rule.treatment] + rule.elsewhere.values
    guard !all.contains(.allow) else {
      throw PackProblem(place: "unlisted", message: "`allow` is not possible: nobody has judged such a tool")
    }
    guard rule.limits.isEmpty else { throw PackProblem(place: "unlisted", message: "a limit has no meaning here") }
    return (rule.treatment, rule.elsewhere)
  }

  private static func cells(_ node: JSONValue?) throws(PackProblem) -> [TreatmentTable.Cell: TreatmentTable.Rule] {
    guard let node else { throw PackProblem(place: "table", message: "there is no table") }
    try onlyKeys(node, Set(Category.allCases.map(\.rawValue)), at: "table")
    var cells: [TreatmentTable.Cell: TreatmentTable.Rule] = [:]
    for category in Category.allCases {
      let place = "table.\(category.rawValue)"
      guard let row = node[category.rawValue] else { throw PackProblem(place: place, message: "the row is missing") }
      try onlyKeys(row, Set(RiskLevel.allCases.map(\.rawValue)), at: place)
      for risk in RiskLevel.allCases {
        guard let cell = row[risk.rawValue] else {
          throw PackProblem(place: "\(place).\(risk.rawValue)", message: "the cell is missing")
        }
        cells[.init(category: category, risk: risk)] = try rule(cell, at: "\(place).\(risk.rawValue)")
      }
    }
    return cells
  }

  /// `allow 60/minute`, or a map of such words by kind of enforcement point.
  private static func rule(_ node: JSONValue, at place: String) throws(PackProblem) -> TreatmentTable.Rule {
    if node.kind != .object { return try phrase(node.string ?? "", at: place) }
    try onlyKeys(node, Set(EnforcementKind.allCases.map(\.rawValue)), at: place)
    var rules: [EnforcementKind: TreatmentTable.Rule] = [:]
    for kind in EnforcementKind.allCases {
      guard let value = node[kind.rawValue] else {
        throw PackProblem(place: "\(place).\(kind.rawValue)", message: "the kind is missing: all three are needed")
      }
      rules[kind] = try phrase(value.string ?? "", at: "\(place).\(kind.rawValue)")
    }
    let least = EnforcementKind.allCases.compactMap { rules[$0] }.min {
      $0.treatment.strictness < $1.treatment.strictness
    }
    guard let least else { return .init(.ask) }
    // A limit of one kind is a limit of all that allow: one decision has one set of limits.
    let limits = CallLimit.tightest(rules.values.filter { $0.treatment == least.treatment }.flatMap(\.limits))
    return .init(least.treatment, limits: limits, elsewhere: rules.mapValues(\.treatment))
  }

  private static func phrase(_ text: String, at place: String) throws(PackProblem) -> TreatmentTable.Rule {
    let words = text.split(separator: " ").map(String.init)
    let treatment = try treatment(words.first ?? "", at: place)
    let required = words.contains("required")
    var limits: [CallLimit] = []
    for word in words.dropFirst() where word != "required" {
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[0]), (1...1_000_000).contains(count),
        let window = CallLimit.Window(rawValue: String(parts[1]))
      else {
        throw PackProblem(place: place, message: "`\(word)` is no limit: write `60/minute`, `30/hour` or `5/day`")
      }
      limits.append(CallLimit(count: count, window: window, required: required))
    }
    guard treatment == .allow || words.count <= 1 else {
      throw PackProblem(place: place, message: "only what is allowed has limits")
    }
    return .init(treatment, limits: limits)
  }

  private static func floors(_ node: JSONValue?) throws(PackProblem) -> [TreatmentTable.Floor] {
    var floors: [TreatmentTable.Floor] = []
    let entries = node.map { Array($0.elements) } ?? []
    for number in entries.indices {
      let entry = entries[number]
      let place = "at-least.\(number + 1)"
      try onlyKeys(entry, ["capability", "category", "treatment"], at: place)
      let word = entry["capability"]?.string ?? ""
      guard let capability = Capability(rawValue: word) else {
        throw PackProblem(place: place, message: "there is no capability `\(word)`")
      }
      let category = entry["category"]?.string
      guard category == nil || category.flatMap(Category.init(rawValue:)) != nil else {
        throw PackProblem(place: place, message: "there is no category `\(category ?? "")`")
      }
      floors.append(
        .init(
          capability: capability, category: category.flatMap(Category.init(rawValue:)),
          treatment: try treatment(entry["treatment"]?.string ?? "", at: place)))
    }
    return floors
  }

  private static func conditions(_ node: JSONValue?) throws(PackProblem) -> ConditionSettings {
    var settings = ConditionSettings.none
    settings.otherwiseAsks = true
    guard let node else { return settings }
    try onlyKeys(
      node, ["address", "path", "query", "choices", "amount", "recipients", "otherwise"], at: "conditions")
    settings.publicAddress = try word(node, "address", on: "public", off: "any")
    settings.pathBelow = try word(node, "path", on: "below", off: "any")
    settings.readingQuery = try word(node, "query", on: "reading", off: "any")
    if node["otherwise"] != nil { settings.otherwiseAsks = try word(node, "otherwise", on: "ask", off: "allow") }
    settings.choices = node["choices"].map { $0.elements.compactMap(\.string) } ?? []
    if let amount = node["amount"] { settings.amount = try number(amount, at: "conditions.amount", 0...1_000_000_000) }
    settings.recipients = node["recipients"].map { $0.elements.compactMap(\.string) } ?? []
    for domain in settings.recipients where !domain.unicodeScalars.allSatisfy({ Naming.isPlain($0) || $0 == "." }) {
      throw PackProblem(place: "conditions.recipients", message: "`\(domain)` is no domain")
    }
    return settings
  }

  private static func word(
    _ node: JSONValue, _ key: String, on: String, off: String
  ) throws(PackProblem) -> Bool {
    guard let value = node[key] else { return false }
    switch value.string {
    case on: return true
    case off: return false
    default: throw PackProblem(place: "conditions.\(key)", message: "use `\(on)` or `\(off)`")
    }
  }

  private static func treatment(_ word: String, at place: String) throws(PackProblem) -> Treatment {
    guard let treatment = Treatment(rawValue: word) else {
      throw PackProblem(place: place, message: "`\(word)` is no treatment: use `allow`, `ask`, `deny` or `hide`")
    }
    return treatment
  }

  private static func number(
    _ node: JSONValue, at place: String, _ range: ClosedRange<Int>
  ) throws(PackProblem) -> Int {
    guard let number = node.string.flatMap({ Int($0) }) ?? node.integer, range.contains(number) else {
      throw PackProblem(
        place: place, message: "a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
    }
    return number
  }

  private static func onlyKeys(_ node: JSONValue, _ keys: Set<String>, at place: String) throws(PackProblem) {
    guard node.kind == .object else { throw PackProblem(place: place, message: "a map of keys is needed") }
    for member in node.members where !keys.contains(member.key) {
      throw PackProblem(
        place: place.isEmpty ? member.key : "\(place).\(member.key)",
        message: "there is no such key: use one of `\(keys.sorted().joined(separator: "`, `"))`")
    }
  }
}
