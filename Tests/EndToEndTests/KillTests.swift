import Foundation
import TestSupport
import Testing

/// The program is killed with SIGKILL at any moment of a start, and nothing of what it started stays.
@Suite(.serialized) struct KillTests {
  static let sandboxes = Sandbox.isUsable ? ["bwrap", "none"] : ["none"]

  @Test(arguments: sandboxes)
  func aKillAtAnyMomentLeavesNothing(_ sandbox: String) throws {
    let place = try Workplace()
    let marker = "plimsoll-\(UUID().uuidString.lowercased())"
    // A server that does not end with its input, with a grandchild that has left its group.
    let script = "trap '' TERM; setsid sleep 600 >/dev/null 2>&1 & sleep 600"
    let command = ["--sandbox", sandbox, "--allow-exec", "all", "--", "/bin/sh", "-c", script, marker]
    let foldersBefore = Self.privateFolders
    // Positive control: left alone, the server stands.
    let first = try start(command, in: place)
    #expect(LivingProcesses.waits { processes(marked: marker).contains { $0.hasPrefix("/bin/sh -c trap") } })
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    // From before the program's first instruction to well after the server's.
    for step in 0..<40 {
      let process = try start(command, in: place)
      Thread.sleep(forTimeInterval: Double(step) * 0.008 + Double.random(in: 0...0.008))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(LivingProcesses.waits { processes(marked: marker).isEmpty })
    #expect(LivingProcesses.waits { !LivingProcesses.mention("plimsoll-guardian") || Self.othersRun })
    // What a kill between two steps left is taken away by the next run.
    _ = try place.run(["audit", "--sandbox", sandbox, "--allow-exec", "all", "--", "/bin/true"])
    #expect(LivingProcesses.waits { Self.privateFolders.subtracting(foldersBefore).isEmpty || Self.othersRun })
  }

  private func start(_ command: [String], in place: Workplace) throws -> Process {
    let process = Process()
    process.executableURL = Paths.plimsoll
    process.arguments = ["audit"] + command
    process.environment = place.environment
    process.currentDirectoryURL = place.folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static var privateFolders: Set<String> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
    return Set(names.filter { $0.wholeMatch(of: /plimsoll-[A-Za-z0-9]{6}/) != nil })
  }

  /// Other tests run the program at the same time: their folders and guardians can't be told from ours.
  private static var othersRun: Bool { LivingProcesses.mention(Paths.plimsoll.path) }
}
