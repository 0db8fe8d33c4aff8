import Foundation
import Testing

struct LivingProcessesTests {
  @Test func aLivingProcessIsSeen() throws {
    let word = "3\(UInt32.random(in: 100_000...999_999))"
    #expect(!LivingProcesses.mention(word))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sleep")
    process.arguments = [word]
    try process.run()
    #expect(LivingProcesses.waits { LivingProcesses.mention(word) })
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(!LivingProcesses.mention(word))
  }
}
