/// Programs whose first argument is usually the file to run.
enum Interpreters {
  private static let names = ["python", "pypy", "node", "deno", "bun", "ruby", "perl", "php", "sh", "bash", "tsx"]

  /// `python3.11` is a python.
  static func isOne(_ program: String) -> Bool {
    let name = Paths.name(program)
    return names.contains { known in
      name.hasPrefix(known) && name.dropFirst(known.count).allSatisfy { $0.isNumber || $0 == "." }
    }
  }
}
