/// Two texts, word by word.
package enum WordDiff {
  /// A run of words.
  package enum Run: Sendable, Equatable {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// Beyond this many words between the common beginning and end, the middle is told as removed and added as a whole.
  static let wordLimit = 1_500

  /// The runs that make `old` into `new`, in order; neighbouring words of one fate are one run. Words are cut at white
  /// space, and white space is told apart by nothing.
  package static func runs(from old: String, to new: String) -> [Run] {
    var before = old.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    var after = new.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    var head: [String] = []
    while let word = before.first, word == after.first {
      head.append(word)
      before.removeFirst()
      after.removeFirst()
    }
    var tail: [String] = []
    while let word = before.last, word == after.last {
      tail.append(word)
      before.removeLast()
      after.removeLast()
    }
    var builder = Builder()
    for word in head { builder.same(word) }
    middle(Array(before), Array(after), into: &builder)
    for word in tail.reversed() { builder.same(word) }
    return builder.finish()
  }

  /// The longest common subsequence, by the table; its size is bounded by the limit.
  private static func middle(_ before: [String], _ after: [String], into builder: inout Builder) {
    guard !before.isEmpty, !after.isEmpty, max(before.count, after.count) <= wordLimit else {
      for word in before { builder.removed(word) }
      for word in after { builder.added(word) }
      return
    }
    let width = after.count + 1
    var length = [UInt16](repeating: 0, count: (before.count + 1) * width)
    for row in stride(from: before.count - 1, through: 0, by: -1) {
      for column in stride(from: after.count - 1, through: 0, by: -1) {
        length[row * width + column] =
          before[row] == after[column]
          ? length[(row + 1) * width + column + 1] + 1
          : max(length[(row + 1) * width + column], length[row * width + column + 1])
      }
    }
    var (row, column) = (0, 0)
    while row < before.count, column < after.count {
      if before[row] == after[column] {
        builder.same(before[row])
        (row, column) = (row + 1, column + 1)
      } else if length[(row + 1) * width + column] >= length[row * width + column + 1] {
        builder.removed(before[row])
        row += 1
      } else {
        builder.added(after[column])
        column += 1
      }
    }
    for word in before[row...] { builder.removed(word) }
    for word in after[column...] { builder.added(word) }
  }

  /// Joins words of one fate; between two common words, what was removed stands before what was added.
  private struct Builder {
    private var runs: [Run] = []
    private var kept: [String] = []
    private var removed: [String] = []
    private var added: [String] = []

    mutating func same(_ word: String) {
      flushChanges()
      kept.append(word)
    }

    mutating func removed(_ word: String) {
      flushKept()
      removed.append(word)
    }

    mutating func added(_ word: String) {
      flushKept()
      added.append(word)
    }

    mutating func finish() -> [Run] {
      flushKept()
      flushChanges()
      return runs
    }

    private mutating func flushKept() {
      if !kept.isEmpty { runs.append(.same(kept.joined(separator: " "))) }
      kept = []
    }

    private mutating func flushChanges() {
      if !removed.isEmpty { runs.append(.removed(removed.joined(separator: " "))) }
      if !added.isEmpty { runs.append(.added(added.joined(separator: " "))) }
      (removed, added) = ([], [])
    }
  }
}
