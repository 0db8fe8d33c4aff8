import ToolModel

/// A server's text with the words marked that decided a label.
struct MarkedText {
  let text: String
  /// Half-open ranges in the text's UTF-8, sorted, not overlapping.
  private let ranges: [Range<Int>]
  private static let byteLimit = 6_000

  /// Marks the evidence whose pointer is `pointer`. Ranges that do not fit the text are left out.
  init(_ text: String, evidence: [Evidence], pointer: String) {
    self.text = text
    let size = text.utf8.count
    let candidates = evidence.filter { $0.scope == .tool && $0.pointer == pointer }.compactMap(\.range)
      .filter { $0.lowerBound >= 0 && $0.upperBound <= size && !$0.isEmpty }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var merged: [Range<Int>] = []
    for range in candidates {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
  }

  /// Writes the text, cut after a bound that no honest description reaches; says how much is missing.
  func write(to html: inout HTMLWriter) {
    let bytes = Array(text.utf8)
    let end = Self.boundary(in: bytes, at: min(bytes.count, Self.byteLimit))
    var position = 0
    for range in ranges where range.upperBound <= end {
      let (lower, upper) = (
        Self.boundary(in: bytes, at: range.lowerBound), Self.boundary(in: bytes, at: range.upperBound)
      )
      guard lower >= position, upper > lower else { continue }
      html.text(utf8: Array(bytes[position..<lower]))
      html.element("mark") { $0.text(utf8: Array(bytes[lower..<upper])) }
      position = upper
    }
    html.text(utf8: Array(bytes[position..<end]))
    if end < bytes.count {
      html.element("span", .class("cut"), text: " … \(English.count(bytes.count - end, "more byte")) not shown")
    }
  }

  /// The nearest start of a character at or before `position`.
  private static func boundary(in bytes: [UInt8], at position: Int) -> Int {
    var position = position
    while position > 0, position < bytes.count, bytes[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }
}
