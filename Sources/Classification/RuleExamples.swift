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
      let snapshot = RowReader.snapshot(rows)
      let fires = rows.indices.contains { index in
        classifier.explain(snapshot, toolIndex: index)?.rules.contains { $0.id == rule.id } ?? false
      }
      guard fires != wanted else { return nil }
      let problem = wanted ? "a hit does not fire" : "a miss fires"
      return Failure(ruleID: rule.id, message: "line \(example.line): \(problem): `\(rows[0].tool.name)`")
    }
  }

  /// A tool, or the list of a server's tools; at least one.
  private static func rows(_ example: RuleExample) throws(RowReader.BadRow) -> [RowReader.Row] {
    guard let root = try? JSONDocument(example.row).root, root.kind == .array, root.count > 0 else {
      return [try RowReader.read(example.row)]
    }
    var rows: [RowReader.Row] = []
    for element in root.elements { rows.append(try RowReader.read(Array(element.sourceBytes))) }
    return rows
  }
}
