import Foundation
import TestSupport
import Testing

/// What a run leaves behind, and where it looks for programs.
@Suite struct CrawlSafetyTests {
  @Test(.enabled(if: Machine.runs(ifThereIs: "bwrap"), "there is no bubblewrap"))
  func aKilledRunLeavesNoServer() throws {
    // Waits on its own thread: other tests that block could hold up a task for longer than the servers live.
    let place = try Workplace()
    let marker = "plimsoll-\(UUID().uuidString.lowercased())"
    let entries = ["silent", "spawns-grandchild", "ignores-term", "deaf"].map { mode in
      #"{"name":"\#(mode)","command":["\#(Paths.fakeServer.path)","\#(mode)","\#(marker)"]}"#
    }
    try place.folder.write(#"{"servers":[\#(entries.joined(separator: ","))]}"#, to: "list.json")
    let process = Process()
    process.executableURL = Paths.plimsoll
    process.arguments =
      ["crawl", "list.json", "--allow-exec", "all", "--store", "s.sqlite"]
      + SwiftRuntime.folders.flatMap { ["--allow-read", $0] }
    process.environment = place.environment
    process.currentDirectoryURL = place.folder.url
    try place.folder.write("", to: "errors")
    process.standardError = FileHandle(forWritingAtPath: place.folder.path("errors"))
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // Positive control: servers are there before the program is killed.
    var seen: Set<String> = []
    for _ in 0..<1_000 where seen.count < 2 {
      seen = Set(processes(marked: marker).filter { $0.hasPrefix("\(Paths.fakeServer.path) ") })
      Thread.sleep(forTimeInterval: 0.01)
    }
    let errors = String(decoding: try place.folder.read("errors"), as: UTF8.self)
    #expect(seen.count >= 2, "\(errors)")
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    for _ in 0..<1_000 where !processes(marked: marker).isEmpty { Thread.sleep(forTimeInterval: 0.01) }
    #expect(processes(marked: marker) == [])
  }

  @Test func aRelativePathOfAListIsRelativeToTheCurrentFolder() throws {
    let place = try Workplace()
    try place.folder.write(
      #"{"servers":[{"name":"notes","command":["programs/server","example-notes"]}]}"#, to: "lists/list.json")
    try FileManager.default.createDirectory(
      atPath: place.folder.path("programs"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: place.folder.path("programs/server"), withDestinationPath: Paths.fakeServer.path)
    let run = try place.run(
      ["audit", "lists/list.json", "--allow-exec", "all", "--sandbox", "none", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(#""outcome": "complete""#))
    #expect(run.output.contains(#""name": "empty_folder""#))
  }

  @Test func aConfigurationWithCommentsIsOne() throws {
    let place = try Workplace()
    try place.folder.write(
      """
      {
        // of an editor
        "servers": {"shelf": {"type": "stdio", "command": "uvx", "args": ["shelf-mcp"],},},
        "inputs": []
      }
      """, to: "mcp.json")
    let run = try place.run(["sources", "mcp.json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("pkg:pypi/shelf-mcp"))
  }
}
