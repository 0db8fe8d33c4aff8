package import ToolModel

/// How often verdicts agree with labels.
package struct LabelReport: Sendable {
  /// Rows that were compared.
  package private(set) var count = 0
  /// Rows whose category, and whose risk, is the labelled one.
  package private(set) var rightCategories = 0
  package private(set) var rightRisks = 0
  /// `confusion[labelled][given]`, by consequence.
  package private(set) var confusion = Array(repeating: Array(repeating: 0, count: 5), count: 5)
  /// Rows by tenths of confidence, and how many of them have the right category.
  package private(set) var calibration = Array(repeating: (count: 0, right: 0), count: 11)

  /// Nothing compared yet.
  package init() {}

  /// Judges each row by itself and compares.
  package init(_ rows: [LabelledRow], _ classifier: Classifier) {
    for row in rows {
      guard let verdict = classifier.assess(RowReader.snapshot([row.row])).verdicts.first else { continue }
      add(row, verdict)
    }
  }

  /// Adds one comparison.
  package mutating func add(_ row: LabelledRow, _ verdict: Verdict) {
    count += 1
    let isRight = verdict.category == row.category
    rightCategories += isRight ? 1 : 0
    rightRisks += verdict.risk == row.risk ? 1 : 0
    confusion[row.category.consequence][verdict.category.consequence] += 1
    calibration[verdict.confidencePercent / 10].count += 1
    calibration[verdict.confidencePercent / 10].right += isRight ? 1 : 0
  }

  /// Tenths of a percent.
  package var categoryPermille: Int { count == 0 ? 0 : rightCategories * 1_000 / count }
  /// Tenths of a percent.
  package var riskPermille: Int { count == 0 ? 0 : rightRisks * 1_000 / count }

  /// Financial, destructive and execute tools that were called read.
  package var dangerousCalledRead: Int { (2...4).reduce(0) { $0 + confusion[$1][0] } }
  /// Writes that were called read.
  package var writesCalledRead: Int { confusion[1][0] }

  /// Labels with a confidence of at least 90 %.
  package var sure: (count: Int, right: Int) {
    (calibration[9].count + calibration[10].count, calibration[9].right + calibration[10].right)
  }

  /// The mean of the five categories' F1, in thousandths.
  package var macroF1Permille: Int {
    let scores = Category.allCases.map { category -> Int in
      let (right, labelled, given) = counts(category)
      return labelled + given == 0 ? 1_000 : 2_000 * right / (labelled + given)
    }
    return scores.reduce(0, +) / scores.count
  }

  /// How many rows of a category were recognised, were labelled so, and were called so.
  package func counts(_ category: Category) -> (right: Int, labelled: Int, given: Int) {
    let place = category.consequence
    return (
      confusion[place][place], confusion[place].reduce(0, +), confusion.reduce(0) { $0 + $1[place] }
    )
  }

  /// The report as lines of text.
  package func lines(title: String) -> [String] {
    func permille(_ value: Int) -> String { "\(value / 10).\(value % 10) %" }
    var lines = [
      "\(title): \(count) rows, category \(permille(categoryPermille)), risk \(permille(riskPermille)), "
        + "macro F1 0.\(String(repeating: "0", count: max(0, 3 - "\(macroF1Permille)".count)))\(macroF1Permille)",
      "  dangerous called read: \(dangerousCalledRead); writes called read: \(writesCalledRead); "
        + "confidence >= 90 %: \(sure.count) rows, \(sure.right) right",
    ]
    for category in Category.allCases {
      let (right, labelled, given) = counts(category)
      let row = Category.allCases.map { "\($0.rawValue) \(confusion[category.consequence][$0.consequence])" }
      lines.append(
        "  \(category.rawValue): precision \(permille(given == 0 ? 0 : right * 1_000 / given)), "
          + "recall \(permille(labelled == 0 ? 0 : right * 1_000 / labelled)); called \(row.joined(separator: ", "))")
    }
    let table = calibration.enumerated().filter { $0.element.count > 0 }
      .map { "\($0.offset * 10) %: \($0.element.right)/\($0.element.count)" }
    lines.append("  right by confidence: " + table.joined(separator: ", "))
    return lines
  }
}
