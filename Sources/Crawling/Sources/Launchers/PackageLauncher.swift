import ToolModel

/// Finds the package that a command line starts by way of a package runner.
enum PackageLauncher {
  /// Nil where the command is not a runner or what it runs is not a package of a registry. `words` are unwrapped.
  static func launch(_ words: [String]) -> PackageLaunch? {
    guard let executable = words.first else { return nil }
    let runner = CommandUnwrapper.program(executable)
    let rest = words.dropFirst()
    var launch: PackageLaunch? =
      switch runner {
      case "uvx": python(rest, runner)
      case "uv": uv(rest)
      case "pipx": rest.first == "run" ? python(rest.dropFirst(), runner) : nil
      case "npx", "bunx", "pnpx": node(rest, runner)
      case "npm" where rest.first == "exec" || rest.first == "x": node(rest.dropFirst(), "npx")
      case "bun" where rest.first == "x": node(rest.dropFirst(), "bunx")
      case "pnpm" where rest.first == "dlx", "yarn" where rest.first == "dlx": node(rest.dropFirst(), runner)
      case "docker", "podman", "nerdctl": container(rest, runner)
      default: nil
      }
    // Counted from the first word behind the executable.
    launch?.argumentsStart -= 1
    return launch
  }

  // MARK: Python

  private static let pythonOptions = OptionWalk.Options(valued: [
    "--from", "--spec", "--with", "-w", "--python", "-p", "--index-url", "-i", "--extra-index-url", "--index",
    "--default-index", "--directory", "--project", "--with-editable", "--with-requirements", "--pip-args",
    "--refresh-package", "--upgrade-package", "-P", "--env-file", "--constraint", "--constraints", "-c", "--overrides",
    "--find-links", "-f", "--index-strategy", "--keyring-provider", "--resolution", "--prerelease", "--link-mode",
    "--exclude-newer", "--cache-dir", "--config-file", "--color", "--allow-insecure-host", "--extra", "--group",
    "--suffix", "--backend", "--config-setting", "-C", "--build-constraints", "-b", "--torch-backend",
  ])
  /// What a fetch from the user's own index does not do.
  private static let specialPythonOptions: Set<String> = [
    "--extra-index-url", "--index", "--directory", "--project", "--with-editable", "--with-requirements", "--pip-args",
    "--constraint", "--constraints", "-c", "--overrides", "--find-links", "-f", "--build-constraints", "-b",
  ]

  private static func python(_ arguments: ArraySlice<String>, _ runner: String) -> PackageLaunch? {
    let walk = OptionWalk(arguments, taking: pythonOptions)
    let source = walk.value("--from", "--spec")
    guard let first = walk.rest.first, let name = PackageName(.pypi, specification: source ?? first) else { return nil }
    // `uvx --from NAME NAME@latest`: the program's name.
    let program = source == nil ? nil : first.prefix { $0 != "@" }
    return complete(
      PackageLaunch(
        name: name, program: program.map(String.init), argumentsStart: walk.rest.startIndex + 1, runner: runner), walk)
  }

  private static func complete(_ launch: PackageLaunch, _ walk: OptionWalk) -> PackageLaunch {
    var launch = launch
    launch.additions = walk.values("--with", "-w").flatMap { $0.split(separator: ",").map(String.init) }
    launch.runtimeVersion = walk.value("--python", "-p")
    launch.registryURL = walk.value("--index-url", "-i", "--default-index").flatMap(plainURL)
    let hasForeignIndex = walk.has(["--index-url", "-i", "--default-index"]) && launch.registryURL == nil
    let areNames = launch.additions.allSatisfy { PyPISpecification($0) != nil && $0.firstPlace(of: "://") == nil }
    launch.isPlain = !walk.has(specialPythonOptions) && !hasForeignIndex && areNames
    return launch
  }

  /// `uv tool run NAME`, or `uv run --with NAME NAME`: a program that the package named beside it brings.
  private static func uv(_ arguments: ArraySlice<String>) -> PackageLaunch? {
    let outer = OptionWalk(arguments, taking: pythonOptions)
    let command = outer.rest
    switch command.first {
    case "tool" where command.dropFirst().first == "run":
      var launch = python(command.dropFirst(2), "uvx")
      if outer.has(specialPythonOptions) { launch?.isPlain = false }
      return launch
    case "run":
      let walk = OptionWalk(command.dropFirst(), taking: pythonOptions)
      guard let first = walk.rest.first, let program = PackageName(.pypi, specification: first) else { return nil }
      let named = walk.values("--with", "-w").flatMap { $0.split(separator: ",").map(String.init) }
      guard
        let place = named.firstIndex(where: {
          PackageName(.pypi, specification: $0)?.packageURL == program.packageURL
        }), let name = PackageName(.pypi, specification: named[place])
      else { return nil }
      var launch = complete(
        PackageLaunch(name: name, argumentsStart: walk.rest.startIndex + 1, runner: "uvx"), walk)
      launch.additions.remove(at: place)
      if outer.has(specialPythonOptions) { launch.isPlain = false }
      return launch
    default: return nil
    }
  }

  // MARK: Node

  private static let nodeOptions = OptionWalk.Options(valued: [
    "--package", "-p", "--registry", "--cache", "-c", "--call", "--prefix", "-w", "--workspace", "--userconfig",
    "--loglevel", "--node-options", "-n", "--shell", "--node-arg", "--script-shell", "--dir", "-C",
  ])

  private static func node(_ arguments: ArraySlice<String>, _ runner: String) -> PackageLaunch? {
    let walk = OptionWalk(arguments, taking: nodeOptions)
    let packages = walk.values("--package", "-p")
    guard let first = walk.rest.first, let name = PackageName(.npm, specification: packages.first ?? first) else {
      return nil
    }
    var launch = PackageLaunch(
      name: name, additions: Array(packages.dropFirst()), program: packages.isEmpty ? nil : first,
      argumentsStart: walk.rest.startIndex + 1, runner: runner)
    launch.registryURL = walk.value("--registry").flatMap(plainURL)
    launch.isPlain =
      !walk.has(["-c", "--call", "--prefix", "-w", "--workspace", "--userconfig", "--dir", "-C"])
      && walk.has(["--registry"]) == (launch.registryURL != nil)
      && launch.additions.allSatisfy { PackageName(.npm, specification: $0) != nil }
    return launch
  }

  /// An `https` address without credentials.
  private static func plainURL(_ text: String) -> String? {
    text.hasPrefix("https://") && !text.contains("@") && !text.contains("?") && text.utf8.count <= 500 ? text : nil
  }

  // MARK: Images

  /// All that `docker run` knows but these take a value.
  private static let imageOptions = OptionWalk.Options(switches: [
    "--detach", "--init", "--interactive", "--no-healthcheck", "--oom-kill-disable", "--privileged", "--publish-all",
    "--quiet", "--read-only", "--rm", "--sig-proxy", "--tty", "--disable-content-trust", "--replace", "--help",
    "-d", "-i", "-t", "-P", "-q",
  ])
  /// What stands before the verb and takes a value.
  private static let engineOptions = OptionWalk.Options(valued: [
    "--context", "-c", "--config", "-H", "--host", "-l", "--log-level", "--tlscacert", "--tlscert", "--tlskey",
    "--connection", "--namespace", "-n", "--address", "-a", "--url", "--identity", "--root", "--runroot",
  ])

  private static func container(_ arguments: ArraySlice<String>, _ runner: String) -> PackageLaunch? {
    var rest = OptionWalk(arguments, taking: engineOptions).rest
    if rest.first == "container" { rest = rest.dropFirst() }
    guard rest.first == "run" else { return nil }
    let walk = OptionWalk(rest.dropFirst(), taking: imageOptions)
    guard let image = walk.rest.first, let name = PackageName(.oci, specification: image) else { return nil }
    var launch = PackageLaunch(
      name: name, program: walk.value("--entrypoint"), argumentsStart: walk.rest.startIndex + 1, runner: runner)
    launch.variables = walk.values("-e", "--env").map { text in
      guard let sign = text.firstIndex(of: "=") else { return (text, nil) }
      return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }
    return launch
  }
}
