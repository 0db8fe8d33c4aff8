/// A Markdown text that is never longer than its limit and counts what did not fit.
struct MarkdownPaper {
  /// What can be left out.
  enum Kind: Int, CaseIterable {
    case server, section, finding, tool, note

    var word: String {
      switch self {
      case .server: "row of the server table"
      case .section: "server"
      case .finding: "finding"
      case .tool: "tool"
      case .note: "note"
      }
    }

    var plural: String { self == .server ? "rows of the server table" : word + "s" }
  }

  /// Bytes kept free for the lines that close what is open and for the last line.
  private static let reserve = 1_024
  private let limit: Int
  private var bytes: [UInt8] = []
  private var cut = [Int](repeating: 0, count: Kind.allCases.count)

  init(limit: Int) { self.limit = limit }

  /// True once something did not fit; nothing more is taken then.
  var isFull: Bool { cut.contains { $0 > 0 } }

  /// A short line of ours that opens or closes something.
  mutating func always(_ line: String) {
    bytes += Array(line.utf8)
    bytes.append(0x0A)
  }

  /// A line that is left out and counted when it does not fit. True if it was taken.
  @discardableResult
  mutating func row(_ line: String, kind: Kind) -> Bool {
    guard !isFull, bytes.count + line.utf8.count + 1 <= limit - Self.reserve else {
      leaveOut(1, kind)
      return false
    }
    always(line)
    return true
  }

  /// Counts things that are not even tried.
  mutating func leaveOut(_ count: Int, _ kind: Kind) { cut[kind.rawValue] += count }

  /// The text with a line that says what was cut.
  func finished() -> [UInt8] {
    guard isFull else { return bytes }
    let missing = Kind.allCases.filter { cut[$0.rawValue] > 0 }
      .map { English.count(cut[$0.rawValue], $0.word, $0.plural) }
    let line =
      "\n**Cut:** \(English.list(missing)) did not fit into \(English.grouped(limit)) bytes. "
      + "`plimsoll audit --format json` has all of them.\n"
    return bytes + Array(line.utf8)
  }
}
