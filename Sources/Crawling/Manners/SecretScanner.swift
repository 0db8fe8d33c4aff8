import ToolModel

/// Finds secrets in texts, in one pass over each text however many secrets there are.
struct SecretScanner: Sendable {
  /// Longest first.
  private let patterns: [[UInt8]]
  /// The patterns that begin with two given bytes.
  private let starts: [UInt16: [Int]]
  private let isStart: [Bool]

  /// `forms` with the longest first; words of less than two bytes are not looked for.
  init(_ forms: [String]) {
    patterns = forms.map { Array($0.utf8) }.filter { $0.count >= 2 }
    var starts: [UInt16: [Int]] = [:]
    var isStart = Array(repeating: false, count: 256)
    for (place, pattern) in patterns.enumerated() {
      starts[UInt16(pattern[0]) << 8 | UInt16(pattern[1]), default: []].append(place)
      isStart[Int(pattern[0])] = true
    }
    self.starts = starts
    self.isStart = isStart
  }

  var isEmpty: Bool { patterns.isEmpty }

  /// The text with every secret replaced by the mark; nil if it holds none.
  func redacted(_ text: String) -> String? {
    guard !patterns.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var output: [UInt8]?
    var copied = 0
    var place = 0
    while place + 1 < bytes.count {
      guard isStart[Int(bytes[place])], let length = match(bytes, at: place) else {
        place += 1
        continue
      }
      var found = output ?? []
      found.append(contentsOf: bytes[copied..<place])
      found.append(contentsOf: SecretReference.mark.utf8)
      output = found
      place += length
      copied = place
    }
    guard var output else { return nil }
    output.append(contentsOf: bytes[copied...])
    return String(decoding: output, as: UTF8.self)
  }

  private func match(_ bytes: [UInt8], at place: Int) -> Int? {
    guard let candidates = starts[UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])] else { return nil }
    for candidate in candidates {
      let pattern = patterns[candidate]
      if place + pattern.count <= bytes.count, bytes[place..<place + pattern.count].elementsEqual(pattern) {
        return pattern.count
      }
    }
    return nil
  }
}
