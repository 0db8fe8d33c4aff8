import ToolModel

/// Names of counters that no two tools share, whatever the tools are called.
struct CounterNames {
  private var taken: Set<String> = []
  /// The number to try next, by stem: thousands of tools may share one.
  private var numbers: [String: Int] = [:]

  /// `<tool>_rate`, or `<tool>_per_<window>` where a tool has several limits; a tool's name that is not made of plain
  /// letters, digits, `_` and `-` is replaced by `tool`, and a name that is taken gets a number.
  mutating func name(for tool: String, window: CallLimit.Window, isOnly: Bool) -> String {
    let isPlain = (1...64).contains(tool.utf8.count) && tool.utf8.allSatisfy(Self.isPlain)
    let stem = (isPlain ? tool : "tool") + (isOnly ? "_rate" : "_per_\(window.rawValue)")
    var candidate = stem
    var number = numbers[stem] ?? 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(stem)_\(number)"
      number += 1
    }
    numbers[stem] = number
    return candidate
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }
}
