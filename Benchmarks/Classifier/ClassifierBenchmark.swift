import Classification
import Foundation
import Glibc
import RulePacks
import ToolModel

/// What the classifier costs, in CPU time, as ratios: run by `Benchmarks/Classifier/run`.
///
///     ClassifierBenchmark corpus.jsonl            one line a ratio
///     ClassifierBenchmark --words                 every spelling of the built-in pack, one a line
///     ClassifierBenchmark --texts corpus.jsonl    every tool's strings, one tool a line
@main
struct ClassifierBenchmark {
  static func main() throws {
    let arguments = Swift.CommandLine.arguments.dropFirst()
    if arguments.first == "--words" { return words() }
    guard let path = arguments.last, let data = FileManager.default.contents(atPath: path) else {
      print("usage: ClassifierBenchmark [--texts] corpus.jsonl | --words")
      exit(2)
    }
    let rows = data.split(separator: 0x0A).compactMap { try? RowReader.read(Array($0)) }
    if arguments.first == "--texts" { return texts(rows) }
    let snapshots = rows.map { RowReader.snapshot([$0]) }
    measure(snapshots)
  }

  private static func measure(_ snapshots: [ToolSnapshot]) {
    let pack = RulePack.builtIn()
    let labels = pack.filtered { if case .finding = $0.effect { false } else { true } }
    let full = Classifier(pack)
    let whole = best { for snapshot in snapshots { _ = full.assess(snapshot) } }
    let reading = best { for snapshot in snapshots { _ = full.countWords(snapshot) } }
    let labelling = Classifier(labels)
    let labelsOnly = best { for snapshot in snapshots { _ = labelling.assess(snapshot) } }
    let small = Classifier(pack.grown(to: 300))
    let large = Classifier(pack.grown(to: 600))
    let three = best { for snapshot in snapshots { _ = small.assess(snapshot) } }
    let six = best { for snapshot in snapshots { _ = large.assess(snapshot) } }
    let count = Double(snapshots.count)
    line("tools per CPU second, labels and findings", count / whole, "")
    line("tools per CPU second, labels alone", count / labelsOnly, "")
    line("labels alone / splitting into words", labelsOnly / reading, "goal <= 2.5")
    line("labels and findings / splitting into words", whole / reading, "goal <= 2.5")
    line("600 rules / 300 rules", six / three, "goal <= 1.25")
    line("microseconds a tool, labels and findings", whole / count * 1e6, "")
    line("microseconds a tool, splitting into words", reading / count * 1e6, "")
  }

  private static func line(_ what: String, _ value: Double, _ goal: String) {
    let text = String(format: "%.2f", value)
    print("\(what): \(text)" + (goal.isEmpty ? "" : " (\(goal))"))
  }

  /// The least CPU time of five runs, in seconds.
  private static func best(_ body: () -> Void) -> Double {
    (0..<5).map { _ in
      let start = clock()
      body()
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }.min() ?? 0
  }

  private static func words() {
    var words: Set<String> = []
    let pack = RulePack.builtIn()
    for vocabulary in pack.vocabularies { words.formUnion(vocabulary.entries.map(\.text)) }
    for rule in pack.rules { words.formUnion(rule.match.wordSets.flatMap(\.literals)) }
    for word in words.sorted() where !word.isEmpty { print(word) }
  }

  private static func texts(_ rows: [RowReader.Row]) {
    let classifier = Classifier(RulePack.builtIn())
    for row in rows { print(classifier.strings(RowReader.snapshot([row])).joined(separator: " ")) }
  }
}
