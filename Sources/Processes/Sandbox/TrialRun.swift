import Subprocess
import SystemPackage

/// One short run whose output is collected.
enum TrialRun {
  /// Standard output and standard error, each cut at 16 KiB; empty if nothing could be started.
  static func run(_ prepared: PreparedLaunch) async -> (output: String, errors: String) {
    let result = try? await Subprocess.run(
      .path(FilePath(prepared.executable)), arguments: Arguments(prepared.arguments),
      environment: .custom(prepared.environmentForSpawn), workingDirectory: FilePath(prepared.workingFolder),
      input: .none, output: .string(limit: 16 << 10), error: .string(limit: 16 << 10))
    return (result?.standardOutput ?? "", result?.standardError ?? "")
  }
}
