package import Foundation

/// A program that ran to its end, and what it said.
package struct ProgramRun: Sendable {
  /// The exit status, or 128 + the signal's number as a shell tells it.
  package let status: Int32
  package let standardOutput: [UInt8]
  package let standardError: [UInt8]

  /// Standard output as text.
  package var output: String { String(decoding: standardOutput, as: UTF8.self) }
  /// Standard error as text.
  package var errors: String { String(decoding: standardError, as: UTF8.self) }

  /// Runs a program to its end. `environment` is the whole environment, nil inherits ours. A program that does not
  /// end within `seconds` is killed (status 137), so that no test hangs.
  package static func of(
    _ executable: URL, _ arguments: [String] = [], input: [UInt8] = [], environment: [String: String]? = nil,
    folder: URL? = nil, seconds: Double = 60
  ) throws -> ProgramRun {
    let files = try TemporaryFolder()
    let input = try files.write(input, to: "stdin")
    try files.write([UInt8](), to: "stdout")
    try files.write([UInt8](), to: "stderr")
    // Files instead of pipes: nothing blocks, however much is written, and no thread is needed.
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let environment { process.environment = environment }
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: files.path("stdout"))
    process.standardError = FileHandle(forWritingAtPath: files.path("stderr"))
    try process.run()
    let identifier = process.processIdentifier
    let killer = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: killer)
    process.waitUntilExit()
    killer.cancel()
    let isSignal = process.terminationReason == .uncaughtSignal
    return ProgramRun(
      status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
      standardOutput: try files.read("stdout"), standardError: try files.read("stderr"))
  }

  /// Where a program of that name stands in `PATH`; nil if nowhere.
  package static func find(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
