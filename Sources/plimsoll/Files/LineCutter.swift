/// Cuts a stream of bytes into lines at LF. A line longer than `limit` is handed on cut, which makes it a bad row.
struct LineCutter {
  private var rest: [UInt8] = []
  private let limit: Int
  private var skipping = false

  init(limit: Int = 64 << 20) { self.limit = limit }

  /// Takes in one more piece.
  mutating func append(_ piece: [UInt8], _ body: ([UInt8]) -> Void) {
    var start = 0
    while let end = piece[start...].firstIndex(of: 0x0A) {
      if !skipping { body(rest.isEmpty ? Array(piece[start..<end]) : rest + piece[start..<end]) }
      skipping = false
      rest = []
      start = end + 1
    }
    guard !skipping else { return }
    rest += piece[start...]
    if rest.count > limit {
      body(Array(rest[..<limit]))
      rest = []
      skipping = true
    }
  }

  /// Hands on a last line without its end.
  mutating func finish(_ body: ([UInt8]) -> Void) {
    if !rest.isEmpty, !skipping { body(rest) }
    rest = []
  }
}
