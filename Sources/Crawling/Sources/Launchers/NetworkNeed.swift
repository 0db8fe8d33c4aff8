package import ToolModel

/// What cannot be listed without the network, and the exact words that allow it.
package enum NetworkNeed {
  /// Why a server cannot be listed without the network; nil if it may be tried. `isConfined` is false without a sandbox,
  /// where nothing keeps a server from the network.
  package static func refusal(of source: ServerSource, allowsNetwork: Bool, isConfined: Bool) -> CrawlFailure? {
    guard isConfined, case .command(let command) = source.location else { return nil }
    let words = CommandUnwrapper([command.executable] + command.arguments.map(\.redacted)).words
    if let engine = engine(words) {
      return failure(
        source,
        "`\(engine)` reaches its engine through a socket of this machine, which no sandbox has: to start it without one,"
          + " give `--sandbox none --allow-exec \(LaunchConsent.digest(of: source, allowsNetwork: allowsNetwork))`")
    }
    guard !allowsNetwork, let (runner, wanted) = fetched(words) else { return nil }
    return failure(source, "`\(runner)` has to fetch `\(wanted)` first: \(remedy(source))")
  }

  /// A package that is not on this machine.
  static func refusal(of source: ServerSource, _ package: PackageRequest) -> CrawlFailure {
    let word = "\(package.ecosystem.rawValue):\(package.name)"
    let remedy =
      package.launcher == nil ? "install it and give its command after `--`" : remedy(source)
    return failure(source, "`\(word)` has to be fetched first: \(remedy)")
  }

  private static func failure(_ source: ServerSource, _ message: String) -> CrawlFailure {
    CrawlFailure(source: source, reason: .needsNetwork, message: message)
  }

  private static func remedy(_ source: ServerSource) -> String {
    "to let it use the network, give `--allow-network --allow-exec "
      + "\(LaunchConsent.digest(of: source, allowsNetwork: true))`"
  }

  private static func engine(_ words: [String]) -> String? {
    let program = CommandUnwrapper.program(words.first ?? "")
    return ["docker", "podman", "nerdctl", "docker-compose"].contains(program) ? program : nil
  }

  /// The runner and what it would fetch. A runner that was told to stay offline, or whose word is a file, may be tried.
  private static func fetched(_ words: [String]) -> (runner: String, wanted: String)? {
    let runner = CommandUnwrapper.program(words.first ?? "")
    let offline: Set = ["--offline", "--no-install", "--no", "--prefer-offline", "--cached-only"]
    guard !words.contains(where: offline.contains) else { return nil }
    let rest = words.dropFirst()
    let behind: ArraySlice<String>? =
      switch runner {
      case "uvx", "npx", "bunx", "pnpx", "dnx": rest
      case "pipx": rest.first == "run" ? rest.dropFirst() : nil
      case "uv": rest.first == "tool" && rest.dropFirst().first == "run" ? rest.dropFirst(2) : nil
      case "npm" where rest.first == "exec" || rest.first == "x": rest.dropFirst()
      case "pnpm" where rest.first == "dlx", "yarn" where rest.first == "dlx": rest.dropFirst()
      case "bun" where rest.first == "x": rest.dropFirst()
      case "deno", "go": rest.first == "run" ? rest.dropFirst() : nil
      default: nil
      }
    guard let behind else { return nil }
    let walk = OptionWalk(behind, taking: .init(valued: ["--from", "--spec", "--package", "-p", "--python", "--with"]))
    guard let wanted = walk.value("--from", "--spec", "--package", "-p") ?? walk.rest.first else { return nil }
    let isRemote = wanted.contains("://") || wanted.hasPrefix("jsr:") || wanted.hasPrefix("npm:")
    if runner == "deno" || runner == "go" {
      return isRemote || (runner == "go" && wanted.contains("@")) ? (runner, wanted) : nil
    }
    let isFile = wanted.hasPrefix("./") || wanted.hasPrefix("../") || wanted.hasPrefix("/") || wanted == "."
    return isFile ? nil : (runner, wanted)
  }
}
