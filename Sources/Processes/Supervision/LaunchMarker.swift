/// A variable in the environment of a child's first process, by which descendants that left its group and its tree
/// are still found: by us at the end, by the guardian when we are gone.
struct LaunchMarker: Sendable, Hashable {
  static let name = "PLIMSOLL_CHILD"

  let word: String

  /// As it stands in the environment.
  var text: String { "\(Self.name)=\(word)" }

  static func make() -> LaunchMarker { LaunchMarker(word: randomWord()) }

  /// Up to 32 hexadecimal digits that nobody can guess.
  static func randomWord() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
  }

  func isCarried(by processID: Int32) -> Bool {
    let environment = RealFiles().head("/proc/\(processID)/environ", count: 256 << 10)
    return environment.split(separator: 0).contains { $0.elementsEqual(text.utf8) }
  }
}
