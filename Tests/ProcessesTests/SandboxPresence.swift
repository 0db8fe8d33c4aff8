import Glibc

/// Whether tests of the sandbox can run; with `CI=true` they must.
enum SandboxPresence {
  static let mustBeUsable: Bool = {
    guard let value = unsafe getenv("CI") else { return false }
    return unsafe String(cString: value) == "true"
  }()

  /// Asked of bubblewrap itself, not of the code under test.
  static let isUsable: Bool = {
    if mustBeUsable { return true }
    let command = "bwrap --unshare-user --unshare-pid --ro-bind / / --proc /proc true 2>/dev/null"
    return unsafe system(command) == 0
  }()
}
