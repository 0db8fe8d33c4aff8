import RulePacks
package import ToolModel

/// Parts of the work, for measuring what each costs.
extension Classifier {
  /// Reads every string of a snapshot and splits it into words, and does nothing with them; gives back how many.
  package func countWords(_ snapshot: ToolSnapshot) -> Int {
    splitting(snapshot) { $0.tokens.count }.reduce(0, +)
  }

  /// Steps of the judgement of a snapshot: words, occurrences and spots found, occurrences that rules looked at. The same
  /// on every machine, so that growth can be tested without a clock.
  package func steps(_ snapshot: ToolSnapshot) -> Int {
    let meter = RuleMeter(count: compiled.rules.count)
    _ = count(snapshot, with: meter)
    let text = snapshot.tools.indices.map { judge(snapshot, toolIndex: $0).text }
    let found = text.map { $0.tokens.count + $0.hits.count + $0.spots.count + $0.segments.count + $0.places.count }
    return meter.work.reduce(0, +) + found.reduce(0, +)
  }

  /// Every string of a snapshot's tools that rules see, line ends as blanks.
  package func strings(_ snapshot: ToolSnapshot) -> [String] {
    splitting(snapshot) { text in
      text.segments.filter { $0.field != .decoded }.map { segment in
        String(decoding: text.buffer[segment.range].map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
      }
    }.flatMap { $0 }
  }
}
