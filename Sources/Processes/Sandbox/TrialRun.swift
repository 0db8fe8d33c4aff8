import Subprocess
import SystemPackage

/// One short run whose output is collected; the word that it waits for is waiting for it.
enum TrialRun {
  /// Standard output and standard error, each cut at 16 KiB; empty if nothing could be started.
  static func run(_ prepared: PreparedLaunch) async -> (output: String, errors: String) {
    let result = try? await Subprocess.run(
      .path(FilePath(PreparedLaunch.shell)), arguments: Arguments(prepared.arguments),
      environment: .custom(prepared.environmentForSpawn), workingDirectory: FilePath(prepared.workingFolder),
      input: .string(prepared.word + "\n"), output: .string(limit: 16 << 10), error: .string(limit: 16 << 10))
    return (result?.standardOutput ?? "", result?.standardError ?? "")
  }
}
