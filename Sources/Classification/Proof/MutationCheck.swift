package import RulePacks
import ToolModel

/// Proves that the examples of rules test the rules: each variant with an operator dropped or negated must make a hit
/// or a miss fail.
package struct MutationCheck {
  private let compiled: CompiledPack
  private let classifier: Classifier

  /// A variant that no example notices.
  package struct Survivor: Sendable, Hashable {
    package let ruleID: String
    /// What was done to the rule.
    package let what: String
  }

  package init(_ pack: RulePack) {
    classifier = Classifier(pack)
    compiled = classifier.compiled
  }

  /// Variants of all rules that survive, in the order of the rules, and how many there are in all.
  package func run() -> (survivors: [Survivor], mutants: Int) {
    var survivors: [Survivor] = []
    var count = 0
    for rule in compiled.pack.rules {
      let examples = examples(rule.hits, wanted: true) + examples(rule.misses, wanted: false)
      // What is about a set of servers cannot be seen in a tool; such rules are one operator, and their misses see it.
      guard !Self.isAboutSet(rule.match) else { continue }
      for mutant in RuleMutations.mutants(of: rule.match) {
        count += 1
        var compiler = compiled.compiler
        let match = compiler.compile(mutant.match)
        if examples.allSatisfy({ $0.holds(match, rule) }) {
          survivors.append(Survivor(ruleID: rule.id, what: mutant.what))
        }
      }
    }
    return (survivors, count)
  }

  private static func isAboutSet(_ match: MatchExpression) -> Bool {
    guard case .fired(let fact) = match else { return false }
    return SetFact.Kind(rawValue: fact) != nil
  }

  private struct Example {
    let tools: [(text: ToolText, fired: Set<String>, category: Int)]
    let isWanted: Bool

    func holds(_ match: CompiledMatch, _ rule: Rule) -> Bool {
      let fires = tools.contains { tool in
        if case .capability(_, let within) = rule.effect, !within.contains(where: { $0.consequence == tool.category }) {
          return false
        }
        var evaluator = MatchEvaluator()
        evaluator.fired = tool.fired
        evaluator.fired.remove(rule.id)
        return evaluator.holds(match, tool.text)
      }
      return fires == isWanted
    }
  }

  private func examples(_ list: [RuleExample], wanted: Bool) -> [Example] {
    list.compactMap { example in
      guard let rows = try? RuleExamples.rows(example) else { return nil }
      let snapshot = RowReader.snapshot(rows)
      return Example(
        tools: snapshot.tools.indices.map { index in
          let (text, judgement) = classifier.judge(snapshot, toolIndex: index)
          var fired = Set(judgement.fired.map(\.rule.id)).union(judgement.fired.flatMap(\.rule.tags))
          fired.insert("category-" + judgement.category.rawValue)
          if snapshot.tools[index].ordinal > 0 { fired.insert("fact-duplicate-name") }
          return (text, fired, judgement.category.consequence)
        }, isWanted: wanted)
    }
  }
}
