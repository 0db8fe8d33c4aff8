import Classification
import Foundation
import RulePacks
import TestSupport
import Testing

/// The labelled gate: verdicts against the labels of careful readers, never below the recorded figures.
struct LabelTests {
  private static let labels = "labels/dev.jsonl"

  @Test(.enabled(if: SharedMaterial.has(labels), Comment(rawValue: SharedMaterial.skipReason(labels))))
  func labelsAreMetAsOftenAsRecorded() throws {
    let lines = Array(try Data(contentsOf: SharedMaterial.url(Self.labels))).split(separator: 0x0A)
    let rows = lines.compactMap { LabelledRow(Array($0)) }
    #expect(rows.count == lines.count)
    let classifier = Classifier(RulePack.builtIn())
    let all = LabelReport(rows, classifier)
    let learned = LabelReport(rows.filter(\.mayBeLearnedFrom), classifier)
    let held = LabelReport(rows.filter { !$0.mayBeLearnedFrom }, classifier)
    // Which rows of the held part are wrong is never shown: nobody can tune the rules to them.
    print(all.lines(title: "all labels").joined(separator: "\n"))
    print(learned.lines(title: "labels to learn from").joined(separator: "\n"))
    print(held.lines(title: "held labels").joined(separator: "\n"))
    compare(all, RecordedFigures.all)
    compare(learned, RecordedFigures.learned)
    compare(held, RecordedFigures.held)
  }

  private func compare(_ report: LabelReport, _ figures: RecordedFigures.Figures) {
    #expect(report.categoryPermille >= figures.category)
    #expect(report.riskPermille >= figures.risk)
    #expect(report.macroF1Permille >= figures.macroF1)
    #expect(report.dangerousCalledRead <= figures.dangerousCalledRead)
    #expect(report.sure.right * 1_000 >= report.sure.count * figures.sure)
  }
}
