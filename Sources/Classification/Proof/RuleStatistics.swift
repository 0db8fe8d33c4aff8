package import RulePacks
package import ToolModel

/// How often rules fire over many servers, and what they cost.
package struct RuleStatistics {
  /// What was counted for one rule.
  package struct Row: Sendable {
    package let id: String
    package let state: Rule.State
    /// Tools for which it fired, and how many servers they belong to.
    package let tools: Int
    package let servers: Int
    /// Tools for which it was looked at at all, because one of its words occurs.
    package let evaluations: Int
    /// Occurrences of words that it looked at; the same on every machine.
    package let work: Int
  }

  private let classifier: Classifier
  private let meter: RuleMeter
  private var servers: [Set<String>]
  /// Tools that were judged.
  package private(set) var toolCount = 0
  /// Words of all names, to find rules that spell one.
  private var names: Set<[UInt64]> = []

  package init(_ pack: RulePack) {
    classifier = Classifier(pack)
    meter = RuleMeter(count: pack.rules.count)
    servers = Array(repeating: [], count: pack.rules.count)
  }

  /// Judges a server's tools and counts.
  package mutating func add(_ snapshot: ToolSnapshot) {
    for tool in snapshot.tools {
      toolCount += 1
      names.insert(SpellingSplit.identifier(tool.name))
    }
    for index in classifier.count(snapshot, with: meter) { servers[index].insert(snapshot.source.id.text) }
  }

  /// One row a rule, in the order of the ids.
  package var rows: [Row] {
    classifier.compiled.pack.rules.enumerated().map { index, rule in
      Row(
        id: rule.id, state: rule.state, tools: meter.fired[index], servers: servers[index].count,
        evaluations: meter.evaluations[index], work: meter.work[index])
    }
  }

  /// Stable rules that are not proved: their matches come from fewer than three servers, or they spell a tool's name.
  package var problems: [RuleProblem] {
    var problems: [RuleProblem] = []
    for (index, rule) in classifier.compiled.pack.rules.enumerated() where rule.state == .stable {
      if servers[index].count < 3 {
        let message = "is stable, but its \(meter.fired[index]) matches come from \(servers[index].count) servers"
        problems.append(RuleProblem(path: rule.id, line: 0, message: message))
      }
      for literal in rule.match.nameLiterals where names.contains(SpellingSplit.hashes(literal)) {
        guard SpellingSplit.hashes(literal).count > 1 else { continue }
        problems.append(
          RuleProblem(path: rule.id, line: 0, message: "is stable, but `\(literal)` spells the whole name of a tool"))
      }
    }
    return problems
  }
}

/// Counts what the judgement does, a place a rule.
final class RuleMeter {
  var fired: [Int]
  var evaluations: [Int]
  var work: [Int]
  /// Places of the rules that fired since this was last emptied.
  var last: [Int] = []

  init(count: Int) {
    fired = Array(repeating: 0, count: count)
    evaluations = fired
    work = fired
  }
}
