import RulePacks
package import ToolModel

extension Classifier {
  /// What is wrong with servers that are used together and with none of them alone: equal and similar names, orders
  /// about each other's tools, ways from private data to the outside, hints that are not there. Each finding belongs to
  /// the server of its tool, or, if it has none, to the server of its first related tool. Sorted.
  package func assess(set: [SetMember], spellings: [ClientSpelling] = [.common]) -> [Finding] {
    var facts: [SetFact] = []
    facts += SetNames.facts(set, spellings)
    facts += SetLookalikes.facts(set)
    facts += SetOrders.facts(set)
    facts += ToxicFlow.facts(set)
    facts += MissingHints.facts(set)
    return facts.flatMap { fact in rules(about: fact.kind).map { fact.finding($0) } }
  }

  /// Rules that ask for a fact about a set and nothing else.
  private func rules(about kind: SetFact.Kind) -> [Rule] {
    compiled.rules.compactMap { compiled in
      guard case .fired(kind.rawValue) = compiled.match, case .finding = compiled.rule.effect else { return nil }
      return compiled.rule
    }
  }
}
