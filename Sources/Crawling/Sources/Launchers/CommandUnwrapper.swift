/// Takes away what only wraps a command: `env A=b`, `cmd /c`, `sh -c "…"`, `wsl`, … What is left is the command itself.
struct CommandUnwrapper: Sendable {
  private(set) var words: [String]
  /// Variables that a wrapper sets.
  private(set) var environment: [String: String] = [:]

  private static let depthLimit = 8

  init(_ words: [String]) {
    self.words = words
    for _ in 0..<Self.depthLimit {
      guard let inner = unwrapped(), !inner.isEmpty, inner != self.words else { return }
      self.words = inner
    }
  }

  /// The file name without folder and without a Windows ending, lower case.
  static func program(_ executable: String) -> String {
    let name = executable.split { $0 == "/" || $0 == "\\" }.last.map { $0.lowercased() } ?? ""
    for ending in [".exe", ".cmd", ".bat", ".ps1"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  /// The command inside of the present one; nil if it wraps none.
  private mutating func unwrapped() -> [String]? {
    let rest = words.dropFirst()
    switch words.first.map(Self.program) {
    case "env": return unwrapEnvironment(rest)
    case "cmd":
      guard let flag = rest.firstIndex(where: { ["/c", "/k"].contains($0.lowercased()) }) else { return nil }
      return line(rest[flag...].dropFirst())
    case "powershell", "pwsh":
      let flag = rest.firstIndex { ["-command", "-c"].contains($0.lowercased()) }
      return flag.flatMap { line(rest[$0...].dropFirst()) }
    case "sh", "bash", "zsh", "dash", "ash", "fish", "ksh":
      // `-c`, `-lc`, `-ilc`: the next word is a line of shell.
      let flags = rest.prefix { $0.hasPrefix("-") }
      guard let flag = flags.first(where: { !$0.hasPrefix("--") && $0.hasSuffix("c") }),
        let place = rest.firstIndex(of: flag), place + 1 == rest.endIndex - 1
      else { return nil }
      return ShellWords.split(rest[place + 1])
    case "wsl":
      let walk = OptionWalk(rest, taking: OptionWalk.Options(valued: ["-d", "--distribution", "-u", "--user", "--cd"]))
      return Array(walk.rest)
    case "mise", "asdf", "fnm", "volta", "direnv", "nvm":
      guard let verb = rest.first, ["exec", "x", "run"].contains(verb),
        let dashes = rest.firstIndex(of: "--")
      else { return nil }
      return Array(rest[dashes...].dropFirst())
    case "nice", "nohup", "stdbuf", "time", "exec", "command":
      return Array(rest.drop { $0.hasPrefix("-") })
    default: return nil
    }
  }

  private mutating func unwrapEnvironment(_ rest: ArraySlice<String>) -> [String] {
    var rest = OptionWalk(rest, taking: OptionWalk.Options(valued: ["-u", "--unset", "-C", "--chdir"])).rest
    while let word = rest.first, let sign = word.firstIndex(of: "="), sign > word.startIndex {
      environment[String(word[..<sign])] = String(word[word.index(after: sign)...])
      rest = rest.dropFirst()
    }
    return Array(rest)
  }

  /// The words of a Windows shell: several, or all in one.
  private func line(_ words: ArraySlice<String>) -> [String]? {
    guard words.count == 1, let only = words.first, only.contains(" ") else { return Array(words) }
    return ShellWords.split(only)
  }
}
