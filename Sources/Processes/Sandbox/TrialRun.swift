import Subprocess
import SystemPackage

/// One short run whose output is collected; the word that it waits for is waiting for it.
enum TrialRun {
  /// What a program says to `--version`, cut at 4 KiB; empty if it can't be started.
  static func version(of program: String) async -> String {
    let result = try? await Subprocess.run(
      .path(FilePath(program)), arguments: ["--version"], environment: .custom([:]), workingDirectory: "/",
      input: .none, output: .string(limit: 4 << 10), error: .discarded)
    return result?.standardOutput ?? ""
  }

  /// Standard output and standard error, each cut at 16 KiB; empty if nothing could be started.
  static func run(_ prepared: PreparedLaunch) async -> (output: String, errors: String) {
    let result = try? await Subprocess.run(
      .path(FilePath(PreparedLaunch.shell)), arguments: Arguments(prepared.arguments),
      environment: .custom(prepared.environmentForSpawn), workingDirectory: FilePath(prepared.workingFolder),
      input: .string(prepared.word + "\n"), output: .string(limit: 16 << 10), error: .string(limit: 16 << 10))
    return (result?.standardOutput ?? "", result?.standardError ?? "")
  }
}
