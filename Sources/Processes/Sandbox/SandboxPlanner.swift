/// From a launch plan to the profile of its sandbox: what exactly is visible and what is started.
struct SandboxPlanner {
  let files: any FileLookup

  static let defaultSearchPath = "/usr/local/bin:/usr/bin:/bin"

  func profile(for plan: LaunchPlan) -> Result<SandboxProfile, LaunchFailure> {
    let start = Paths.join(files.currentFolder, plan.workingFolder ?? ".")
    let startFolder = LinkResolution.follow(start, in: files)?.real ?? Paths.path(Paths.components(start))
    let rules = BindingRules(homeFolder: files.homeFolder, workingFolders: [files.currentFolder, startFolder])
    let searchPath = (plan.environment["PATH"] ?? Self.defaultSearchPath).split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
    var trace = LauncherTrace(files: files, rules: rules, searchPath: searchPath)

    guard let named = trace.locate(plan.executable, from: startFolder) else {
      return .failure(.notFound(plan.executable))
    }
    let program = PyenvShim.target(of: named, files: files) ?? named
    trace.add(program)
    let arguments = scriptNamed(plan, program: program, startFolder: startFolder, trace: &trace)

    var bindings = trace.bindings
    var links = trace.links
    for path in plan.readablePaths {
      guard let found = LinkResolution.follow(Paths.join(startFolder, path), in: files) else {
        return .failure(.unreadable(path, "there is nothing of that name"))
      }
      if let refusal = rules.refusal(of: found.real) { return .failure(.unreadable(path, refusal)) }
      if files.kind(found.real) == .other { return .failure(.unreadable(path, "it is a device, socket or pipe")) }
      if !SystemView.contains(found.real) { bindings.insert(found.real) }
      for link in found.links where !links.contains(link) { links.append(link) }
    }

    var profile = SandboxProfile()
    profile.readOnly = systemBindings(network: plan.allowsNetwork) + outermost(bindings)
    profile.mounts = plan.mounts
    profile.links = systemLinks() + visible(links, beside: profile.readOnly)
    profile.environment = environment(plan, programFolders: [Paths.parent(program)] + trace.programFolders)
    profile.allowsNetwork = plan.allowsNetwork
    profile.privateBytes = max(1 << 20, plan.limits.memoryBytes / 8)
    if plan.workingFolder != nil {
      profile.workingFolder = startFolder
      if !profile.readOnly.contains(where: { Paths.isInside(startFolder, $0) }) {
        profile.emptyFolders = [startFolder]
      }
    }
    profile.command = [plan.programInside ?? program] + arguments
    return .success(profile)
  }

  /// The server's own file: `python server.py`, `node server.js`. The first argument that names a file outside the
  /// system is bound, alone, and passed on as an absolute path, because the child starts elsewhere.
  private func scriptNamed(
    _ plan: LaunchPlan, program: String, startFolder: String, trace: inout LauncherTrace
  ) -> [String] {
    var arguments = plan.arguments
    guard Interpreters.isOne(program), let place = arguments.firstIndex(where: { !$0.hasPrefix("-") }),
      // `-c code`, `-m module`: what follows is no file.
      !arguments[..<place].contains(where: { ["-c", "-m", "-e", "-p"].contains($0) })
    else { return arguments }
    let path = Paths.join(startFolder, arguments[place])
    guard let found = LinkResolution.follow(path, in: files), files.kind(found.real) == .file else { return arguments }
    trace.add(path)
    arguments[place] = path
    return arguments
  }

  private func systemBindings(network: Bool) -> [String] {
    let roots = SystemView.roots.filter { files.kind($0) == .folder }
    let wanted = SystemView.configuration + (network ? SystemView.network : [])
    return roots + wanted.filter { LinkResolution.follow($0, in: files) != nil }
  }

  private func systemLinks() -> [SandboxProfile.Link] {
    SystemView.roots.compactMap { place in
      files.linkTarget(place).map { SandboxProfile.Link(place: place, target: $0) }
    }
  }

  /// Sorted, and without what a wider binding brings along.
  private func outermost(_ paths: Set<String>) -> [String] {
    paths.sorted().filter { path in !paths.contains { $0 != path && Paths.isInside(path, $0) } }
  }

  /// Links that no binding brings along.
  private func visible(_ links: [LinkResolution.Link], beside bound: [String]) -> [SandboxProfile.Link] {
    links.filter { link in
      !SystemView.contains(link.place) && !SystemView.roots.contains(link.place)
        && !bound.contains { Paths.isInside(link.place, $0) }
    }.map { SandboxProfile.Link(place: $0.place, target: $0.target) }
  }

  private func environment(_ plan: LaunchPlan, programFolders: [String]) -> [String: String] {
    var environment = plan.environment
    var folders: [String] = []
    let given = (plan.environment["PATH"] ?? Self.defaultSearchPath).split(separator: ":").map(String.init)
    for folder in programFolders.filter({ !SystemView.contains($0) }) + given where !folders.contains(folder) {
      folders.append(folder)
    }
    environment["PATH"] = folders.joined(separator: ":")
    if environment["HOME"] == nil { environment["HOME"] = SandboxProfile.home }
    if environment["TMPDIR"] == nil { environment["TMPDIR"] = "/tmp" }
    return environment
  }
}
