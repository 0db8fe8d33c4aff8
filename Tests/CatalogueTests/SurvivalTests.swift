import Catalogue
import Foundation
import TestSupport
import Testing
import ToolModel

struct SurvivalTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("store.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private func start(_ prefix: String, count: Int, output: String) throws -> Process {
    let process = Process()
    process.executableURL = Paths.product("StoreWriter")
    process.arguments = [path, prefix, "\(count)"]
    process.standardOutput = FileHandle(forWritingAtPath: try folder.write("", to: output))
    try process.run()
    return process
  }

  private func reported(_ output: String) throws -> [String] {
    String(decoding: try folder.read(output), as: UTF8.self).split(separator: "\n").map { String($0) }
  }

  @Test func whatWasReportedSurvivesAKill() throws {
    for round in 0..<5 {
      let output = "output-\(round)"
      let process = try start("round-\(round)", count: 1_000_000, output: output)
      let enough = 20 + round * 37
      while process.isRunning, try reported(output).count < enough { usleep(1_000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      let done = try reported(output)
      #expect(done.count >= enough)
      let store = try CatalogueStore(path: path)
      for id in done {
        let server = try #require(try store.latest(ServerID(id)), "\(id) was reported and is lost")
        #expect(server.listing?.snapshot.tools.count == 20)
      }
      // One more may be there: recorded, and killed before it was printed.
      let present = try store.find(server: "round-\(round)-").count
      #expect(present == done.count || present == done.count + 1)
    }
  }

  @Test func severalProcessesWriteAtOnce() throws {
    let processes = try (0..<3).map { try start("writer-\($0)", count: 60, output: "output-\($0)") }
    for process in processes { process.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0, 0])
    #expect(
      try CatalogueStore(path: path).counts()
        == CatalogueTotals(
          servers: 180, listed: 180, failing: 0, tools: 3_600, definitions: 3_600, snapshots: 180, verdicts: 0))
  }
}
