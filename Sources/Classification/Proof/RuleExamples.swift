import JSONText
package import RulePacks
import ToolModel

/// Runs the hits and misses that stand in the rule files.
package enum RuleExamples {
  /// An example that does not hold.
  package struct Failure: Sendable, Hashable {
    package let ruleID: String
    /// One sentence with the line of the example.
    package let message: String
  }

  /// Every example of a pack that does not hold, in the order of the rules. A hit must make its rule fire, a miss must
  /// not; whether another rule beats it does not count.
  package static func failures(of pack: RulePack) -> [Failure] {
    let classifier = Classifier(pack)
    return pack.rules.flatMap { rule in
      failures(rule, rule.hits, wanted: true, classifier) + failures(rule, rule.misses, wanted: false, classifier)
    }
  }

  private static func failures(
    _ rule: Rule, _ examples: [RuleExample], wanted: Bool, _ classifier: Classifier
  ) -> [Failure] {
    examples.compactMap { example in
      let rows: [RowReader.Row]
      do throws(RowReader.BadRow) {
        rows = try self.rows(example)
      } catch {
        return Failure(ruleID: rule.id, message: "line \(example.line): \(error.message)")
      }
      let fires = Self.fires(rule.id, rows, classifier)
      guard fires != wanted else { return nil }
      let problem = wanted ? "a hit does not fire" : "a miss fires"
      return Failure(ruleID: rule.id, message: "line \(example.line): \(problem): `\(rows[0].tool.name)`")
    }
  }

  /// Whether the rule fires for one of the tools, for their server, or for the set of their servers.
  static func fires(_ id: String, _ rows: [RowReader.Row], _ classifier: Classifier) -> Bool {
    var servers: [String] = []
    for row in rows where !servers.contains(row.server) { servers.append(row.server) }
    let snapshots = servers.map { server in RowReader.snapshot(rows.filter { $0.server == server }) }
    for snapshot in snapshots {
      for index in snapshot.tools.indices {
        let rules = classifier.explain(snapshot, toolIndex: index)?.rules ?? []
        if rules.contains(where: { $0.id == id }) { return true }
      }
    }
    let set = snapshots.map { SetMember($0, classifier.assess($0)) }
    return classifier.assess(set: set).contains { $0.id == id }
  }

  /// A tool, or the list of a server's tools; at least one.
  static func rows(_ example: RuleExample) throws(RowReader.BadRow) -> [RowReader.Row] {
    guard let root = try? JSONDocument(example.row).root, root.kind == .array, root.count > 0 else {
      return [try RowReader.read(example.row)]
    }
    var rows: [RowReader.Row] = []
    for element in root.elements { rows.append(try RowReader.read(Array(element.sourceBytes))) }
    return rows
  }
}
