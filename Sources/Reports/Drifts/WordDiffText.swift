import Drift

/// A comparison of two texts on few lines: what was removed in `[-…-]`, what was added in `{+…+}`, and long common
/// parts cut to the words next to a change.
enum WordDiffText {
  /// Words kept on each side of a change.
  private static let context = 6
  /// Characters kept of one run.
  private static let limit = 1_200

  /// The runs as one line.
  static func text(from old: String, to new: String) -> String {
    let runs = WordDiff.runs(from: old, to: new)
    return runs.enumerated().map { place, run in
      switch run {
      case .same(let text): shortened(text, isFirst: place == 0, isLast: place == runs.count - 1)
      case .removed(let text): "[-\(VisibleText.folded(text, limit: limit))-]"
      case .added(let text): "{+\(VisibleText.folded(text, limit: limit))+}"
      }
    }.joined(separator: " ")
  }

  private static func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    let words = text.split(separator: " ")
    let head = isFirst ? 0 : context
    let tail = isLast ? 0 : context
    guard words.count > head + tail + 1 else { return VisibleText.folded(text, limit: limit) }
    return VisibleText.folded(
      (words.prefix(head) + ["…"] + words.suffix(tail)).joined(separator: " "), limit: limit)
  }
}
