/// Cuts a byte stream into lines as they arrive. A line feed ends a line, one carriage return before it is dropped, so
/// is one byte order mark at the very start.
struct LineSplitter: Sendable {
  private var rest: [UInt8] = []
  private var isAtStart = true
  private let maximumLineBytes: Int
  /// True once a line was longer than the limit; nothing comes any more.
  private(set) var isOverlong = false

  init(maximumLineBytes: Int) { self.maximumLineBytes = maximumLineBytes }

  /// The lines that `bytes` completes, without their ends; blank lines are left out.
  mutating func feed(_ bytes: [UInt8]) -> [[UInt8]] {
    guard !isOverlong else { return [] }
    var lines: [[UInt8]] = []
    var start = 0
    while start < bytes.count, let end = bytes[start...].firstIndex(of: 0x0A) {
      guard append(bytes[start..<end]) else { return lines }
      flush(into: &lines)
      start = end + 1
    }
    _ = append(bytes[start...])
    return lines
  }

  /// What stands after the last line feed when the stream ends.
  mutating func finish() -> [UInt8]? {
    var lines: [[UInt8]] = []
    flush(into: &lines)
    return isOverlong ? nil : lines.first
  }

  private mutating func append(_ piece: ArraySlice<UInt8>) -> Bool {
    guard rest.count + piece.count <= maximumLineBytes else {
      isOverlong = true
      rest = []
      return false
    }
    rest.append(contentsOf: piece)
    return true
  }

  private mutating func flush(into lines: inout [[UInt8]]) {
    var line = rest
    rest = []
    if line.last == 0x0D { line.removeLast() }
    if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    isAtStart = false
    if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) { lines.append(line) }
  }
}
