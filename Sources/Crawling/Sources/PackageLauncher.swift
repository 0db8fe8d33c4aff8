/// Finds the package that a command line starts by way of a package runner.
enum PackageLauncher {
  /// Nil where the command is not a runner or what it runs is not a package of a registry.
  static func package(executable: String, arguments: [String]) -> PackageName? {
    let words = arguments[...]
    switch program(executable) {
    case "uvx": return python(words)
    case "uv": return uv(words)
    case "pipx": return words.first == "run" ? python(words.dropFirst()) : nil
    case "npx", "bunx", "pnpx": return node(words)
    case "npm" where words.first == "exec" || words.first == "x": return node(words.dropFirst())
    case "bun" where words.first == "x": return node(words.dropFirst())
    case "pnpm", "yarn": return words.first == "dlx" ? node(words.dropFirst()) : nil
    case "docker", "podman", "nerdctl":
      let words = words.first == "container" ? words.dropFirst() : words
      return words.first == "run" ? image(words.dropFirst()) : nil
    case "cmd":
      guard let flag = words.firstIndex(where: { $0.lowercased() == "/c" }) else { return nil }
      return package(words[flag...].dropFirst())
    case "env": return package(words.drop { $0.hasPrefix("-") || $0.contains("=") })
    default: return nil
    }
  }

  /// The word after the runner's own words that says what it runs, and what follows it.
  static func runWords(executable: String, arguments: [String]) -> ArraySlice<String>? {
    let words = arguments[...]
    switch program(executable) {
    case "npx", "bunx", "pnpx": return OptionWalk(words, taking: nodeOptions).rest
    case "cmd":
      guard let flag = words.firstIndex(where: { $0.lowercased() == "/c" }),
        let next = words[flag...].dropFirst().first
      else { return nil }
      return runWords(executable: next, arguments: Array(words[flag...].dropFirst(2)))
    default: return nil
    }
  }

  private static func package(_ words: ArraySlice<String>) -> PackageName? {
    words.first.flatMap { package(executable: $0, arguments: Array(words.dropFirst())) }
  }

  /// The file name without folder and without a Windows ending, lower case.
  static func program(_ executable: String) -> String {
    let name = executable.split { $0 == "/" || $0 == "\\" }.last.map { $0.lowercased() } ?? ""
    for ending in [".exe", ".cmd"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
    return name
  }

  // MARK: Python

  private static let pythonOptions = OptionWalk.Options(valued: [
    "--from", "--spec", "--with", "-w", "--python", "-p", "--index-url", "-i", "--extra-index-url", "--index",
    "--default-index", "--directory", "--project", "--with-editable", "--with-requirements", "--pip-args",
    "--refresh-package", "--upgrade-package", "-P", "--env-file", "--constraint", "--constraints", "-c", "--overrides",
    "--find-links", "-f", "--index-strategy", "--keyring-provider", "--resolution", "--prerelease", "--link-mode",
    "--exclude-newer", "--cache-dir", "--config-file", "--color", "--allow-insecure-host", "--extra", "--group",
    "--suffix", "--backend", "--config-setting", "-C",
  ])

  private static func python(_ arguments: ArraySlice<String>) -> PackageName? {
    let walk = OptionWalk(arguments, taking: pythonOptions)
    return (walk.value("--from", "--spec") ?? walk.rest.first).flatMap { PackageName(.pypi, specification: $0) }
  }

  /// `uv tool run NAME`, or `uv run --with NAME NAME`: a program that the package named beside it brings.
  private static func uv(_ arguments: ArraySlice<String>) -> PackageName? {
    let command = OptionWalk(arguments, taking: pythonOptions).rest
    switch command.first {
    case "tool" where command.dropFirst().first == "run": return python(command.dropFirst(2))
    case "run":
      let walk = OptionWalk(command.dropFirst(), taking: pythonOptions)
      guard let program = walk.rest.first.flatMap({ PackageName(.pypi, specification: $0) }) else { return nil }
      return walk.values("--with", "-w").flatMap { $0.split(separator: ",").map(String.init) }.lazy
        .compactMap { PackageName(.pypi, specification: $0) }.first { $0.packageURL == program.packageURL }
    default: return nil
    }
  }

  // MARK: Node

  private static let nodeOptions = OptionWalk.Options(valued: [
    "--package", "-p", "--registry", "--cache", "-c", "--call", "--prefix", "-w", "--workspace", "--userconfig",
    "--loglevel", "--node-options", "-n", "--shell",
  ])

  private static func node(_ arguments: ArraySlice<String>) -> PackageName? {
    let walk = OptionWalk(arguments, taking: nodeOptions)
    return (walk.value("--package", "-p") ?? walk.rest.first).flatMap { PackageName(.npm, specification: $0) }
  }

  // MARK: Images

  /// All that `docker run` knows but these take a value.
  private static let imageOptions = OptionWalk.Options(switches: [
    "--detach", "--init", "--interactive", "--no-healthcheck", "--oom-kill-disable", "--privileged", "--publish-all",
    "--quiet", "--read-only", "--rm", "--sig-proxy", "--tty", "--disable-content-trust", "--replace", "--help",
    "-d", "-i", "-t", "-P", "-q",
  ])

  private static func image(_ arguments: ArraySlice<String>) -> PackageName? {
    OptionWalk(arguments, taking: imageOptions).rest.first.flatMap { PackageName(.oci, specification: $0) }
  }
}
