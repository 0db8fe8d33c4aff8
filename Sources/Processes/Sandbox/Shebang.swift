/// The first line of a script.
struct Shebang: Equatable {
  /// The program that the kernel starts, an absolute path.
  let interpreter: String
  /// The name that `env` looks up, if the interpreter is `env`.
  let searchedName: String?
  /// The program that a shell's second line becomes. pip and uv write such scripts where the interpreter's path is too
  /// long for the kernel or holds blanks: `'''exec' '/path/python' "$0" "$@"`.
  let successor: String?

  /// Nil unless the bytes begin with `#!` and an absolute path.
  init?(_ head: [UInt8]) {
    guard head.starts(with: [0x23, 0x21]) else { return nil }
    let line = head.dropFirst(2).prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0 }
    let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let first = words.first, first.hasPrefix("/") else { return nil }
    interpreter = first
    successor = Self.successor(head.drop { $0 != 0x0A }.dropFirst().prefix { $0 != 0x0A })
    guard Paths.name(first) == "env" else {
      searchedName = nil
      return
    }
    // `env -S name …`, `env NAME=value name …` (env(1)).
    searchedName = words.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") }
  }

  private static func successor(_ line: ArraySlice<UInt8>) -> String? {
    let start = "'''exec' "
    guard line.starts(with: start.utf8) else { return nil }
    let rest = String(decoding: line.dropFirst(start.utf8.count), as: UTF8.self)
    guard let quote = rest.first, quote == "'" || quote == "\"" else { return String(rest.prefix { $0 != " " }) }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}
