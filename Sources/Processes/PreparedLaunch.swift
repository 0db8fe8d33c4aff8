import Subprocess

/// A plan turned into what is really spawned: always a shell with one of the fixed texts.
struct PreparedLaunch: Sendable {
  let arguments: [String]
  let environment: [String: String]
  let workingFolder: String
  /// What is enforced, sorted.
  let confinement: [String]
  let isConfined: Bool
  /// The word that the child says and waits for before it becomes the server; see `FixedLauncher.gate`.
  let word: String
  /// In the environment of the first process; see `LaunchMarker`.
  let marker: LaunchMarker
  /// Keeps the limits; nil where the supervisor samples.
  let group: ControlGroup?

  static let shell = "/bin/sh"

  var environmentForSpawn: [Environment.Key: String] {
    var keyed: [Environment.Key: String] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { keyed[key] = value }
    }
    return keyed
  }

  /// In the sandbox. The options go through a file: a command line is readable by every account of the machine, and
  /// inside through `/proc/1`.
  static func confined(
    _ plan: LaunchPlan, tools: SandboxTools, in folder: PrivateFolder, group: ControlGroup?
  ) -> Result<PreparedLaunch, LaunchFailure> {
    let profile: SandboxProfile
    switch SandboxPlanner(files: RealFiles()).profile(for: plan) {
    case .success(let value): profile = value
    case .failure(let failure): return .failure(failure)
    }
    guard let table = SystemCallTable.current else { return .failure(.noSystemCallTable) }
    let filter = SeccompFilter(
      for: table, sharesNetwork: plan.allowsNetwork, countsAllMemory: group != nil)
    var options: [UInt8] = []
    for word in profile.options { options += Array(word.utf8) + [0] }
    guard !profile.options.contains(where: { $0.utf8.contains(0) }),
      StandIns.all.allSatisfy({ folder.write($0.name, Array($0.content.utf8)) }),
      folder.write("options", options), folder.write("filter", filter.bytes)
    else { return .failure(.noPrivateFolder) }

    var confinement = [
      "cleared-environment", "namespaces", "no-capabilities", "private-home", "read-only-files", "seccomp",
    ]
    if !plan.allowsNetwork { confinement.append("no-network") }
    let word = LaunchMarker.randomWord()
    let marker = LaunchMarker.make()
    return .success(
      PreparedLaunch(
        arguments: ["-c", FixedLauncher.sandbox, "plimsoll", folder.path] + limitWords(group, plan.limits) + [
          tools.bubblewrap, "--args", "\(FixedLauncher.firstDescriptor)",
          "--seccomp", "\(FixedLauncher.firstDescriptor + 1)", "--", shell, "-c", FixedLauncher.gate, "plimsoll", word,
        ] + profile.command,
        environment: [LaunchMarker.name: marker.word], workingFolder: "/",
        confinement: (confinement + limitNames(group)).sorted(), isConfined: true, word: word, marker: marker,
        group: group))
  }

  /// As the user asked with `--sandbox none`: an own session, a cleared environment, an own home, the limits.
  static func unconfined(
    _ plan: LaunchPlan, in folder: PrivateFolder, group: ControlGroup?
  ) -> Result<PreparedLaunch, LaunchFailure> {
    guard plan.mounts.isEmpty else { return .failure(.needsSandbox(plan.executable)) }
    let files = RealFiles()
    guard folder.makeFolder("home"), folder.makeFolder("tmp") else { return .failure(.noPrivateFolder) }
    let home = folder.path + "/home"
    let marker = LaunchMarker.make()
    var environment = plan.environment
    environment["PATH"] = environment["PATH"] ?? SandboxPlanner.defaultSearchPath
    environment["HOME"] = environment["HOME"] ?? home
    environment["TMPDIR"] = environment["TMPDIR"] ?? folder.path + "/tmp"
    environment[LaunchMarker.name] = marker.word

    let start = plan.workingFolder.map { Paths.join(files.currentFolder, $0) }
    if let start, LinkResolution.follow(start, in: files).map({ files.kind($0.real) }) != .folder {
      return .failure(.noFolder(start))
    }
    let searchPath = (environment["PATH"] ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    let trace = LauncherTrace(
      files: files, rules: BindingRules(homeFolder: nil, workingFolders: []), searchPath: searchPath)
    guard let program = trace.locate(plan.executable, from: start ?? files.currentFolder) else {
      return .failure(.notFound(plan.executable))
    }
    let word = LaunchMarker.randomWord()
    return .success(
      PreparedLaunch(
        arguments: ["-c", FixedLauncher.unconfined, "plimsoll"] + limitWords(group, plan.limits) + [word, program]
          + plan.arguments,
        environment: environment, workingFolder: start ?? home,
        confinement: (["cleared-environment"] + limitNames(group)).sorted(), isConfined: false, word: word,
        marker: marker, group: group))
  }

  /// What the shell texts want to know of the limits: two files to join or nothing, and the count of open files.
  private static func limitWords(_ group: ControlGroup?, _ limits: ProcessLimits) -> [String] {
    let entrances = (group?.entrances ?? []) + ["", ""]
    return Array(entrances.prefix(2)) + [String(limits.openFiles)]
  }

  private static func limitNames(_ group: ControlGroup?) -> [String] {
    ["memory-limit", "process-limit", "open-file-limit", group?.version.rawValue ?? "sampled-limits"]
  }
}
