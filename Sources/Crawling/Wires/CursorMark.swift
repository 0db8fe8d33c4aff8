/// Guesses from a piece of a `tools/list` answer whether a further page follows: then the connection is worth keeping.
/// A wrong guess costs one connection, nothing else.
enum CursorMark {
  private static let key = Array("\"nextCursor\"".utf8)
  /// Servers write the cursor before or behind the tools.
  private static let nearBytes = 512

  static func isNear(_ piece: ArraySlice<UInt8>) -> Bool {
    if holdsKey(piece.suffix(nearBytes)) { return true }
    return piece.count > nearBytes && holdsKey(piece.prefix(nearBytes))
  }

  private static func holdsKey(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    // Capital letters are rare in these answers.
    while let place = rest.firstIndex(of: UInt8(ascii: "C")) {
      let start = place - 5
      if start >= bytes.startIndex, bytes[start...].starts(with: key) { return true }
      rest = rest[(place + 1)...]
    }
    return false
  }
}
