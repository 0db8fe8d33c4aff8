import Foundation
import TestSupport

/// What this machine has of a sandbox.
enum Sandbox {
  /// Asked of bubblewrap itself, not of the code under test; in CI there must be one.
  static let isUsable: Bool = {
    if Machine.isCI { return true }
    guard let program = ProgramRun.find("bwrap") else { return false }
    let words = ["--unshare-user", "--unshare-pid", "--ro-bind", "/", "/", "--proc", "/proc", "true"]
    return (try? ProgramRun.of(program, words).status) == 0
  }()

  /// For `--sandbox`: the strictest that works here.
  static var choice: String { isUsable ? "bwrap" : "none" }

  /// Options that let the example server of a debug build find the Swift libraries from inside.
  static let options: [String] = {
    let library = LivingProcesses.ownFiles.first { $0.hasSuffix("/libswiftCore.so") }
    return ["--sandbox", choice]
      + (library.map { ["--allow-read", String($0.dropLast("/libswiftCore.so".count))] } ?? [])
  }()
}
