/// What this machine can enforce on servers, point by point.
package struct MachineExamination: Sendable {
  let files: any FileLookup
  /// Where programs are looked up.
  let searchPath: [String]

  /// - Parameter searchPath: a `PATH`.
  package init(searchPath: String) { self.init(files: RealFiles(), searchPath: searchPath) }

  init(files: any FileLookup, searchPath: String) {
    self.files = files
    self.searchPath = searchPath.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  /// All points, the whole sandbox first. Starts a few harmless children.
  package func checks() async -> [MachineCheck] {
    let bubblewrap = SandboxTools.place(in: files)
    let answer = await SandboxProbe.shared.check()
    var checks = [sandbox(answer), await version(of: bubblewrap), userNamespaces(works: (try? answer.get()) != nil)]
    checks += [systemCallFilter, limits(await LimitProbe.shared.place())]
    if let container = container(works: (try? answer.get()) != nil) { checks.append(container) }
    return checks + programs
  }

  private func sandbox(_ answer: Result<SandboxTools, LaunchFailure>) -> MachineCheck {
    switch answer {
    case .success(let tools):
      MachineCheck("sandbox", .ok, "\(tools.bubblewrap) confines: a trial run went through the whole profile")
    case .failure(let failure): MachineCheck("sandbox", .missing, failure.detail)
    }
  }

  private func version(of bubblewrap: String?) async -> MachineCheck {
    guard let bubblewrap else {
      return MachineCheck(
        "bubblewrap", .missing, "it is in none of \(SandboxTools.places.joined(separator: ", "))",
        fix: PackageManager.of(files).install("bubblewrap"))
    }
    let said = await TrialRun.version(of: bubblewrap)
    guard let version = BubblewrapVersion(said) else {
      return MachineCheck("bubblewrap", .note, "\(bubblewrap) does not tell its version")
    }
    guard version >= .oldest else {
      return MachineCheck(
        "bubblewrap", .missing, "\(bubblewrap) is version \(version), and `--size` needs \(BubblewrapVersion.oldest)",
        fix: PackageManager.of(files).install("bubblewrap"))
    }
    return MachineCheck("bubblewrap", .ok, "\(bubblewrap), version \(version)")
  }

  private func setting(_ name: String) -> String? {
    let path = "/proc/sys/" + name.split(separator: ".").joined(separator: "/")
    let text = String(decoding: files.head(path, count: 32), as: UTF8.self).filter { !$0.isWhitespace }
    return text.isEmpty ? nil : text
  }

  /// The three switches by which kernels and distributions take user namespaces away.
  func userNamespaces(works: Bool) -> MachineCheck {
    let switches = [
      ("kernel.unprivileged_userns_clone", "0", "1"), ("user.max_user_namespaces", "0", "10000"),
      ("kernel.apparmor_restrict_unprivileged_userns", "1", "0"),
    ]
    let set = switches.compactMap { name, _, _ in setting(name).map { "\(name)=\($0)" } }
    let detail = set.isEmpty ? "no switch is set" : set.joined(separator: ", ")
    let wrong = switches.first { name, bad, _ in setting(name) == bad }
    guard let wrong else {
      if works { return MachineCheck("user-namespaces", .ok, detail) }
      return MachineCheck(
        "user-namespaces", .note,
        "\(detail); they are refused all the same if a container or a security module does so",
        fix: "unshare --user --map-root-user true")
    }
    // Root needs no permission, and a profile of AppArmor may permit bubblewrap alone.
    return MachineCheck(
      "user-namespaces", works ? .ok : .missing, detail, fix: works ? nil : "sudo sysctl -w \(wrong.0)=\(wrong.2)")
  }

  private var systemCallFilter: MachineCheck {
    guard SystemCallTable.current != nil else {
      return MachineCheck("seccomp", .missing, "the filter does not know this processor: use x86-64 or ARM 64")
    }
    let actions = String(
      decoding: files.head("/proc/sys/kernel/seccomp/actions_avail", count: 512), as: UTF8.self
    ).split(whereSeparator: \.isWhitespace)
    guard actions.contains("errno"), actions.contains("kill_process") else {
      return MachineCheck(
        "seccomp", .missing, "this kernel filters no system calls",
        fix: "use a kernel that was built with CONFIG_SECCOMP_FILTER")
    }
    return MachineCheck("seccomp", .ok, "the kernel filters system calls")
  }

  func limits(_ place: ControlGroupPlace?) -> MachineCheck {
    if let place { return MachineCheck("limits", .ok, "\(place.name): the kernel keeps them, below \(place.memory)") }
    return MachineCheck(
      "limits", .note,
      "sampled: no control group can be made here, so memory and processes are looked at five times a "
        + "second", fix: "systemd-run --user --scope -p Delegate=yes plimsoll …")
  }

  func container(works: Bool) -> MachineCheck? {
    let name =
      if files.kind("/.dockerenv") != nil { "docker" } else if files.kind("/run/.containerenv") != nil {
        "podman"
      } else if files.kind("/var/run/secrets/kubernetes.io") != nil { "kubernetes" } else { String?.none }
    guard let name else { return nil }
    if works { return MachineCheck("container", .ok, "this is a \(name) container, and the sandbox works inside") }
    let fix =
      switch name {
      case "docker": "docker run --security-opt seccomp=unconfined --security-opt systempaths=unconfined …"
      case "podman": "podman run --security-opt seccomp=unconfined --security-opt unmask=ALL …"
      default: "securityContext: {procMount: Unmasked, seccompProfile: {type: Unconfined}}, hostUsers: false"
      }
    return MachineCheck(
      "container", .missing,
      "this is a \(name) container that permits no namespaces inside it: servers can't be hidden "
        + "from its files, its network or each other here; with `--sandbox none` the container is the only wall",
      fix: fix)
  }

  /// What packages are fetched and started with.
  private var programs: [MachineCheck] {
    let trace = LauncherTrace(
      files: files, rules: BindingRules(homeFolder: nil, workingFolders: []), searchPath: searchPath)
    let manager = PackageManager.of(files)
    return [
      ("python", ["python3"], "packages of PyPI", "python3 python3-venv"),
      ("node", ["npm"], "packages of npm", "npm"), ("images", ["podman", "docker"], "container images", "podman"),
    ].map { name, programs, what, package in
      if let found = programs.lazy.compactMap({ trace.locate($0, from: "/") }).first {
        return MachineCheck(name, .ok, "\(found) fetches \(what)")
      }
      return MachineCheck(
        name, .note, "without \(programs.joined(separator: " or ")) \(what) can't be fetched",
        fix: manager.install(package))
    }
  }
}
