/// A variable in the environment of an unconfined child, by which descendants that left its group and its tree are
/// still found.
enum LaunchMarker {
  static let name = "PLIMSOLL_CHILD"

  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
  }

  static func isCarried(by processID: Int32, _ marker: String) -> Bool {
    let environment = RealFiles().head("/proc/\(processID)/environ", count: 256 << 10)
    let wanted = Array("\(name)=\(marker)".utf8)
    return environment.split(separator: 0).contains { $0.elementsEqual(wanted) }
  }
}
