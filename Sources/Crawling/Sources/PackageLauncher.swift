/// Finds the package that a command line starts by way of a package runner.
enum PackageLauncher {
  /// Nil where the command is not a runner or what it runs is not a package of a registry.
  static func package(executable: String, arguments: [String]) -> PackageName? {
    let words = arguments[...]
    switch program(executable) {
    case "uvx": return python(words)
    case "uv":
      guard let place = words.firstIndex(of: "tool"), words[place...].dropFirst().first == "run" else { return nil }
      return python(words[place...].dropFirst(2))
    case "pipx": return words.first == "run" ? python(words.dropFirst()) : nil
    case "npx", "bunx": return node(words)
    case "npm" where words.first == "exec" || words.first == "x": return node(words.dropFirst())
    case "bun" where words.first == "x": return node(words.dropFirst())
    case "pnpm", "yarn": return words.first == "dlx" ? node(words.dropFirst()) : nil
    case "docker", "podman": return words.first == "run" ? image(words.dropFirst()) : nil
    case "cmd":
      guard let flag = words.firstIndex(where: { $0.lowercased() == "/c" }), let next = words[flag...].dropFirst().first
      else { return nil }
      return package(executable: next, arguments: Array(words[flag...].dropFirst(2)))
    default: return nil
    }
  }

  /// The file name without folder and without a Windows ending, lower case.
  private static func program(_ executable: String) -> String {
    let name = executable.split { $0 == "/" || $0 == "\\" }.last.map { $0.lowercased() } ?? ""
    for ending in [".exe", ".cmd"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
    return name
  }

  private static let pythonOptionsWithValue: Set<String> = [
    "--with", "--python", "-p", "--index-url", "--extra-index-url", "--index", "--default-index", "--directory",
    "--with-editable", "--with-requirements", "--pip-args", "--refresh-package", "--env-file", "--constraint", "-c",
  ]

  private static func python(_ arguments: ArraySlice<String>) -> PackageName? {
    if let given = value(of: ["--from", "--spec"], in: arguments) { return PackageName(.pypi, specification: given) }
    return firstPlain(arguments, taking: pythonOptionsWithValue).flatMap { PackageName(.pypi, specification: $0) }
  }

  private static let nodeOptionsWithValue: Set<String> = ["--registry", "--cache", "-c", "--call", "--prefix", "-w"]

  private static func node(_ arguments: ArraySlice<String>) -> PackageName? {
    if let given = value(of: ["--package", "-p"], in: arguments) { return PackageName(.npm, specification: given) }
    return firstPlain(arguments, taking: nodeOptionsWithValue).flatMap { PackageName(.npm, specification: $0) }
  }

  private static let imageOptionsWithValue: Set<String> = [
    "-e", "--env", "--env-file", "-v", "--volume", "--mount", "-p", "--publish", "--name", "--network", "--net", "-w",
    "--workdir", "-u", "--user", "--platform", "--entrypoint", "-l", "--label", "-m", "--memory", "--cpus",
    "--add-host", "-h", "--hostname", "--pull", "--security-opt", "--cap-add", "--cap-drop", "--tmpfs", "--restart",
    "--device", "--gpus", "--ulimit", "--dns", "--pid", "--ipc", "--runtime", "--log-driver", "--shm-size",
  ]

  private static func image(_ arguments: ArraySlice<String>) -> PackageName? {
    firstPlain(arguments, taking: imageOptionsWithValue).flatMap { PackageName(.oci, specification: $0) }
  }

  private static func value(of names: [String], in arguments: ArraySlice<String>) -> String? {
    for (place, word) in zip(arguments.indices, arguments) {
      if names.contains(word) { return arguments[place...].dropFirst().first }
      for name in names where word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
      // Options of the server itself stand behind the first plain word.
      if !word.hasPrefix("-"), place == arguments.startIndex { return nil }
    }
    return nil
  }

  private static func firstPlain(_ arguments: ArraySlice<String>, taking options: Set<String>) -> String? {
    var skipsNext = false
    for word in arguments {
      if skipsNext {
        skipsNext = false
      } else if word == "--" {
        continue
      } else if word.hasPrefix("-") {
        skipsNext = options.contains(word)
      } else {
        return word
      }
    }
    return nil
  }
}
