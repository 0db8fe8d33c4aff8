extension StringProtocol {
  /// The first place of a short ASCII text. The standard library's search would bring in regular expressions.
  func firstPlace(of text: String) -> Range<Index>? {
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: text.utf8) { return start..<utf8.index(start, offsetBy: text.utf8.count) }
      start = utf8.index(after: start)
    }
    return nil
  }
}
