/// Why there is no sandbox on a machine, and the way out.
enum SandboxAdvice {
  private static let lastResort = "or give up confinement for this run with `--sandbox none`"

  static var missing: LaunchFailure {
    unavailable("bubblewrap is not installed: install the package `bubblewrap`, \(lastResort)")
  }

  /// - Parameter errors: what bubblewrap said.
  static func refused(_ errors: String, files: some FileLookup) -> LaunchFailure {
    let said = errors.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it said nothing"
    return unavailable("bubblewrap can't confine here: \(said); \(remedy(said, files: files)), \(lastResort)")
  }

  private static func remedy(_ said: String, files: some FileLookup) -> String {
    if said.contains("Unknown option") { return "install bubblewrap 0.7 or later" }
    let setting = { (path: String) in
      String(decoding: files.head(path, count: 32), as: UTF8.self).filter { !$0.isWhitespace }
    }
    if setting("/proc/sys/kernel/unprivileged_userns_clone") == "0" {
      return "permit user namespaces with `sysctl kernel.unprivileged_userns_clone=1`"
    }
    if setting("/proc/sys/user/max_user_namespaces") == "0" {
      return "permit user namespaces with `sysctl user.max_user_namespaces=10000`"
    }
    if setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1" {
      return "give bubblewrap an AppArmor profile or set `sysctl kernel.apparmor_restrict_unprivileged_userns=0`"
    }
    if files.kind("/.dockerenv") != nil || files.kind("/run/.containerenv") != nil {
      return "this is a container: start it with user namespaces and mounting of /proc permitted"
        + " (docker: `--security-opt seccomp=unconfined --security-opt systempaths=unconfined`)"
    }
    return "check that this account may create user namespaces"
  }

  private static func unavailable(_ detail: String) -> LaunchFailure {
    LaunchFailure(reason: .sandboxUnavailable, detail: detail)
  }
}
