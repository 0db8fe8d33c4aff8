import Foundation
import TestSupport
import Testing

/// Readers that leave, full disks, pipes in place of files.
struct StreamTests {
  /// Runs a shell script in which `$0` is the program.
  private func shell(_ script: String, in place: Workplace) throws -> ProgramRun {
    try ProgramRun.of(
      URL(fileURLWithPath: "/bin/bash"), ["-c", script, Paths.plimsoll.path], environment: place.environment,
      folder: place.folder.url)
  }

  @Test(arguments: [
    "classify rows.jsonl", "audit many.json --verbose --format json", "rules list", "--help", "audit --help",
  ])
  func aReaderThatLeavesIsNoError(_ words: String) throws {
    let place = try Workplace()
    let rows = (0..<5_000).map { #"{"id":\#($0),"name":"get_time"}"# }
    try place.folder.write(rows.joined(separator: "\n"), to: "rows.jsonl")
    try place.folder.write("{\"tools\":[" + rows.joined(separator: ",") + "]}", to: "many.json")
    let run = try shell("\"$0\" \(words) | head -c 1 | wc -c; echo ${PIPESTATUS[0]}", in: place)
    #expect(run.output == "1\n0\n")
    let complaints = run.errors.split(separator: "\n").filter { !$0.contains(/^\d+ rules, pack [0-9a-f]{64}$/) }
    #expect(complaints == [])
  }

  @Test func anEndlessStreamEndsWithItsReader() throws {
    let place = try Workplace()
    let run = try shell(
      #"yes '{"name":"get_time"}' 2>/dev/null | "$0" classify - | head -n 1 | wc -l; echo ${PIPESTATUS[1]}"#, in: place)
    #expect(run.output == "1\n0\n")
    #expect(run.errors == "")
  }

  @Test func aFullDiskIsAnError() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.clock, to: "clock.json")
    let run = try shell(#""$0" audit clock.json >/dev/full; echo $?"#, in: place)
    #expect(run.output == "2\n")
    #expect(run.errors == "error: cannot write to standard output: no space left\n")
  }

  @Test func aPipeCanStandForAFile() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let run = try shell(
      #"cat workshop.json | "$0" audit --server-id w /dev/stdin && "$0" audit <(cat workshop.json)"#, in: place)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.matches(of: /3 tools: 1 destructive, 1 execute, 1 read; worst risk critical/).count == 2)
  }

  @Test func waitingForInputCanBeInterrupted() throws {
    let place = try Workplace()
    let script = """
      mkfifo pipe
      exec 3<>pipe
      for file in pipe -; do
        "$0" audit $file <&3 & sleep 1; kill -INT $!; wait $!; echo $?
      done
      """
    let run = try shell(script, in: place)
    #expect(run.output == "130\n130\n")
    #expect(run.errors == "")
  }
}
