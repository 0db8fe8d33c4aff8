import Subprocess

/// A plan turned into what is really spawned.
struct PreparedLaunch: Sendable {
  let executable: String
  let arguments: [String]
  let environment: [String: String]
  let workingFolder: String
  let confinement: [String]
  let isConfined: Bool
  /// See `LaunchMarker`; nil where a namespace holds everybody.
  let marker: String?

  var environmentForSpawn: [Environment.Key: String] {
    var keyed: [Environment.Key: String] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { keyed[key] = value }
    }
    return keyed
  }

  /// Opens the two files that can't be passed as descriptors 0 to 2, takes their names away, so that no value of an
  /// environment stays on the disk whatever happens to us, and becomes bubblewrap. A constant: nothing of a plan is
  /// ever put into shell text.
  private static let fixedLauncher =
    #"exec 8<"$1" 9<"$2" && /bin/rm -f -- "$1" "$2" && shift 2 && exec "$@""#

  /// In the sandbox. The options go through a file: a command line is readable by every account of the machine, and
  /// inside through `/proc/1`.
  static func confined(
    _ plan: LaunchPlan, tools: SandboxTools, in folder: PrivateFolder
  ) -> Result<PreparedLaunch, LaunchFailure> {
    let planner = SandboxPlanner(files: RealFiles(), standInFolder: folder.path)
    let profile: SandboxProfile
    switch planner.profile(for: plan) {
    case .success(let value): profile = value
    case .failure(let failure): return .failure(failure)
    }
    guard let table = SystemCallTable.current else { return .failure(.noSystemCallTable) }
    let filter = SeccompFilter(for: table, sharesNetwork: plan.allowsNetwork)
    var options: [UInt8] = []
    for word in profile.options { options += Array(word.utf8) + [0] }
    guard !profile.options.contains(where: { $0.utf8.contains(0) }), StandIns.write(in: folder),
      folder.write("options", options), folder.write("filter", filter.bytes)
    else { return .failure(.noPrivateFolder) }

    var confinement = [
      "cleared-environment", "memory-limit", "namespaces", "no-capabilities", "private-home", "process-limit",
      "read-only-files", "seccomp",
    ]
    if !plan.allowsNetwork { confinement.append("no-network") }
    return .success(
      PreparedLaunch(
        executable: "/bin/sh",
        arguments: [
          "-c", fixedLauncher, "plimsoll", folder.path + "/options", folder.path + "/filter", tools.bubblewrap,
          "--args", "8", "--seccomp", "9", "--",
        ] + profile.command,
        environment: [:], workingFolder: "/", confinement: confinement.sorted(), isConfined: true, marker: nil))
  }

  /// As the user asked with `--sandbox none`: an own session, a cleared environment, an own home, the limits.
  static func unconfined(_ plan: LaunchPlan, in folder: PrivateFolder) -> Result<PreparedLaunch, LaunchFailure> {
    let files = RealFiles()
    guard folder.makeFolder("home"), folder.makeFolder("tmp") else { return .failure(.noPrivateFolder) }
    let home = folder.path + "/home"
    let marker = LaunchMarker.make()
    var environment = plan.environment
    environment["PATH"] = environment["PATH"] ?? SandboxPlanner.defaultSearchPath
    environment["HOME"] = environment["HOME"] ?? home
    environment["TMPDIR"] = environment["TMPDIR"] ?? folder.path + "/tmp"
    environment[LaunchMarker.name] = marker

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
    return .success(
      PreparedLaunch(
        executable: program, arguments: plan.arguments, environment: environment, workingFolder: start ?? home,
        confinement: ["cleared-environment", "memory-limit", "process-limit"], isConfined: false, marker: marker))
  }
}
