import ConfigurationText
import ToolModel

/// Reads `plimsoll.yaml`. A word that it does not know is an error and not a wish that nobody hears.
struct ProjectReader {
  private let path: String

  /// What the file says; a sentence for the first thing that is wrong.
  static func read(_ bytes: [UInt8], path: String) throws(ProgramError) -> ProjectConfiguration {
    let reader = ProjectReader(path: path)
    let root: ConfigurationNode?
    do throws(ConfigurationProblem) {
      root = try ConfigurationText.read(bytes, .yaml, limits: ConfigurationLimits(bytes: 1 << 20, depth: 20))
    } catch {
      throw ProgramError("`\(path)` cannot be read: \(error)")
    }
    return try reader.configuration(root)
  }

  private static let keys = [
    "version", "targets", "fail-on", "fail-on-finding", "allow-partial", "require", "baseline", "overrides", "ignore",
  ]

  /// What only the person at the command line may decide.
  private static let refused: Set = [
    "allow-exec", "sandbox", "allow-network", "read", "pass-env", "pass-config-env", "trust-proxy", "exit-zero",
    "rules",
    "disable", "header", "bearer-env", "allow-build",
  ]

  private func configuration(_ root: ConfigurationNode?) throws(ProgramError) -> ProjectConfiguration {
    var configuration = ProjectConfiguration(path: path)
    guard let root, !root.isNull else { return configuration }
    guard let members = root.members else { throw problem("it is no map of settings", root.place) }
    for member in members {
      let value = member.value
      switch member.key {
      case "version":
        guard value.scalar == "1" else { throw problem("its version is not `1`", member.place) }
      case "targets": configuration.targets = try texts(value, member.key)
      case "fail-on": configuration.failOn = try threshold(value, member.key)
      case "fail-on-finding": configuration.failOnFinding = try threshold(value, member.key)
      case "allow-partial":
        guard let truth = value.boolean else { throw problem("`allow-partial` is not true or false", value.place) }
        configuration.allowPartial = truth
      case "require": configuration.require = try texts(value, member.key)
      case "baseline": configuration.baseline = try text(value, member.key)
      case "overrides": configuration.overrides = try text(value, member.key)
      case "ignore":
        guard let elements = value.elements else { throw problem("`ignore` is no list", value.place) }
        for element in elements { configuration.ignores.append(try ignore(element)) }
      case let key where Self.refused.contains(key):
        throw problem(
          "a project file cannot set `\(key)`: it would decide for whoever scans; give it on the command line",
          member.place)
      case let key: throw problem("it has no setting `\(key)`\(Self.hint(key, among: Self.keys))", member.place)
      }
    }
    return configuration
  }

  private func ignore(_ node: ConfigurationNode) throws(ProgramError) -> Ignore {
    guard let members = node.members else { throw problem("an ignore is no map", node.place) }
    let known = ["finding", "risk", "server", "tool", "reason", "expires"]
    for member in members where !known.contains(member.key) {
      throw problem("an ignore has no member `\(member.key)`\(Self.hint(member.key, among: known))", member.place)
    }
    let finding = try node["finding"].map { node throws(ProgramError) in try text(node, "finding") }
    let isRisk = node["risk"]?.scalar == "accepted"
    guard (finding != nil) != isRisk else {
      throw problem("an ignore needs either `finding: ID` or `risk: accepted`", node.place)
    }
    guard let server = node["server"] else {
      throw problem("an ignore needs `server`: without it a rule would be switched off everywhere", node.place)
    }
    guard let reason = node["reason"]?.scalar, !reason.isEmpty else {
      throw problem("an ignore needs a `reason`", node.place)
    }
    var lastDay: Int64?
    if let expires = node["expires"] {
      guard let word = expires.scalar?.prefix(10), let end = TimeWord.seconds(String(word), now: 0) else {
        throw problem("`expires` is no day of the form `2026-01-31`", expires.place)
      }
      lastDay = end / 86_400
    }
    return Ignore(
      finding: finding, server: try text(server, "server"),
      tool: try node["tool"].map { node throws(ProgramError) in try text(node, "tool") }, reason: reason,
      lastDay: lastDay, line: node.place.line)
  }

  private func threshold<Level>(_ node: ConfigurationNode, _ key: String) throws(ProgramError) -> Threshold<Level> {
    guard let word = node.scalar, let threshold = Threshold<Level>(argument: word) else {
      let words = Threshold<Level>.allValueStrings.joined(separator: ", ")
      throw problem("`\(key)` is none of \(words)", node.place)
    }
    return threshold
  }

  private func texts(_ node: ConfigurationNode, _ key: String) throws(ProgramError) -> [String] {
    if let single = node.scalar { return [single] }
    guard let elements = node.elements else { throw problem("`\(key)` is no list of texts", node.place) }
    var texts: [String] = []
    for element in elements { texts.append(try text(element, key)) }
    return texts
  }

  private func text(_ node: ConfigurationNode, _ key: String) throws(ProgramError) -> String {
    guard let text = node.scalar, !text.isEmpty else { throw problem("`\(key)` is no text", node.place) }
    return text
  }

  private func problem(_ message: String, _ place: TextPlace) -> ProgramError {
    ProgramError("`\(path)` cannot be used: \(message) (line \(place.line))")
  }

  /// `: did you mean …?` for a word that is at most two letters off.
  static func hint(_ word: String, among words: [String]) -> String {
    let near = words.map { ($0, EditDistance.between(word, $0)) }.filter { $0.1 <= 2 }.min { $0.1 < $1.1 }
    return near.map { ": did you mean `\($0.0)`?" } ?? ""
  }
}

/// How many letters two words differ in.
enum EditDistance {
  /// Insertions, removals and replacements (Levenshtein); words of more than 64 letters are far from everything.
  static func between(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    guard left.count <= 64, right.count <= 64 else { return 64 }
    var row = Array(0...right.count)
    for (place, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for column in right.indices {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == right[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
