import Classification
import JSONText
import Reports
import ToolModel

/// Rows in, labelled rows out, in the same order.
struct RowLabeller {
  private let classifier: Classifier
  private let groupByServer: Bool
  private var output: [UInt8] = []
  /// Rows that wait for the rest of their server, in the order read.
  private var waiting: [Result<RowReader.Row, RowReader.BadRow>] = []

  init(_ classifier: Classifier, groupByServer: Bool) {
    self.classifier = classifier
    self.groupByServer = groupByServer
  }

  /// Takes one line in; blank lines are nothing.
  mutating func take(_ line: [UInt8]) {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
    let row: Result<RowReader.Row, RowReader.BadRow>
    do throws(RowReader.BadRow) {
      row = .success(try RowReader.read(line))
    } catch {
      row = .failure(error)
    }
    if groupByServer { waiting.append(row) } else { answer(row, nil) }
  }

  /// Answers what waits.
  mutating func finish() {
    guard groupByServer else { return }
    var groups: [String: [Int]] = [:]
    for case (let place, .success(let row)) in waiting.enumerated() { groups[row.server, default: []].append(place) }
    var answers: [Int: (Verdict, [Finding])] = [:]
    for places in groups.values {
      let rows = places.compactMap { try? waiting[$0].get() }
      let assessment = classifier.assess(RowReader.snapshot(rows))
      for (place, verdict) in zip(places, assessment.verdicts) {
        answers[place] = (verdict, assessment.findings.filter { $0.tool == nil || $0.tool == verdict.key })
      }
    }
    for (place, row) in waiting.enumerated() { answer(row, answers[place]) }
    waiting = []
  }

  /// The answers so far; the caller writes them.
  mutating func drain() -> [UInt8] {
    defer { output = [] }
    return output
  }

  private mutating func answer(_ row: Result<RowReader.Row, RowReader.BadRow>, _ known: (Verdict, [Finding])?) {
    switch row {
    case .failure(let bad): output += VerdictRow.errorLine(id: Self.value(bad.id), error: bad.message)
    case .success(let row):
      let assessment = known == nil ? classifier.assess(RowReader.snapshot([row])) : nil
      guard let verdict = known?.0 ?? assessment?.verdicts.first else { return }
      output += VerdictRow.line(
        id: Self.value(row.id), server: row.server.isEmpty ? nil : row.server, verdict: verdict,
        findings: known?.1 ?? assessment?.findings ?? [])
    }
  }

  private static func value(_ id: [UInt8]?) -> JSONValue? {
    id.flatMap { try? JSONDocument($0).root }
  }
}
