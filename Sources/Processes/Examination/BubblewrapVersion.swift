/// `bubblewrap 0.8.0`, as it says of itself.
struct BubblewrapVersion: Comparable, CustomStringConvertible {
  let numbers: [Int]

  /// `--size` came with 0.7.
  static let oldest = BubblewrapVersion(numbers: [0, 7, 0])

  init(numbers: [Int]) { self.numbers = numbers }

  init?(_ text: String) {
    guard let word = text.split(whereSeparator: \.isWhitespace).first(where: { $0.first?.isNumber == true }) else {
      return nil
    }
    let numbers = word.split(separator: ".").compactMap { Int($0) }
    guard numbers.count >= 2 else { return nil }
    self.numbers = numbers
  }

  var description: String { numbers.map(String.init).joined(separator: ".") }

  static func < (left: Self, right: Self) -> Bool { left.numbers.lexicographicallyPrecedes(right.numbers) }
}
