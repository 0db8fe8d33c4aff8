import Classification
import RulePacks
import TestSupport
import Testing
import ToolModel

/// Judges tools given as JSON texts with the built-in rules.
enum Tools {
  static let classifier = Classifier(RulePack.builtIn())

  /// The verdict on one tool alone.
  static func verdict(_ text: String) throws -> Verdict {
    let row = try RowReader.read(Array(text.utf8))
    return try #require(classifier.assess(RowReader.snapshot([row])).verdicts.first)
  }

  /// The trace of one tool alone.
  static func explanation(_ text: String) throws -> Explanation {
    let row = try RowReader.read(Array(text.utf8))
    return try #require(classifier.explain(RowReader.snapshot([row]), toolIndex: 0))
  }
}
