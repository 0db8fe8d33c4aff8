/// The first line of a script.
struct Shebang: Equatable {
  /// The program that the kernel starts, an absolute path.
  let interpreter: String
  /// The name that `env` looks up, if the interpreter is `env`.
  let searchedName: String?

  /// Nil unless the bytes begin with `#!` and an absolute path.
  init?(_ head: [UInt8]) {
    guard head.starts(with: [0x23, 0x21]) else { return nil }
    let line = head.dropFirst(2).prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0 }
    let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let first = words.first, first.hasPrefix("/") else { return nil }
    interpreter = first
    guard Paths.name(first) == "env" else {
      searchedName = nil
      return
    }
    // `env -S name …`, `env NAME=value name …` (env(1)).
    searchedName = words.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") }
  }
}
