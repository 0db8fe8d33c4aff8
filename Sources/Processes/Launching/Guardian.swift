import Subprocess
import SystemPackage

/// A shell beside each child that outlives us only to tidy up: it reads a pipe whose other end only we hold, so it
/// learns of our end however we end, also by SIGKILL.
enum Guardian {
  /// Runs `body` while the guardian waits; nil if there could be no guardian. The guardian has left when this returns.
  static func watching<Value: Sendable>(
    marker: String, folder: String, groups: [String], _ body: @escaping @Sendable () async -> Value
  ) async -> Value? {
    var options = PlatformOptions()
    // A session of its own: what interrupts us on a terminal must not interrupt the one who tidies up.
    options.createSession = true
    let result = try? await Subprocess.run(
      .path("/bin/sh"),
      arguments: Arguments(["-c", FixedLauncher.guardian, "plimsoll-guardian", marker, folder] + groups),
      environment: .custom(["PATH": "/usr/bin:/bin"]), workingDirectory: "/", platformOptions: options,
      input: .inputWriter, output: .discarded, error: .discarded
    ) { execution in
      let value = await body()
      _ = try? await execution.standardInputWriter.write("done\n")
      try? await execution.standardInputWriter.finish()
      return value
    }
    return result?.closureResult
  }
}
