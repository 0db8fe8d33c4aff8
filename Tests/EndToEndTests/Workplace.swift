import Foundation
import TestSupport
import Testing

/// A home and a working folder of its own, in which the program runs with nothing of our environment.
struct Workplace {
  let home: TemporaryFolder
  /// The current folder of the runs.
  let folder: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    folder = try TemporaryFolder()
  }

  /// The whole environment of the runs; the time is fixed.
  var environment: [String: String] {
    [
      "HOME": home.url.path, "XDG_STATE_HOME": home.path("state"), "PATH": "/usr/local/bin:/usr/bin:/bin",
      "NO_COLOR": "1", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "1760000000",
    ]
  }

  /// Runs the program. Whatever it is given, it ends by itself and puts no control character on the terminal.
  func run(
    _ arguments: [String], input: [UInt8] = [], adding extra: [String: String] = [:], seconds: Double = 120,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProgramRun {
    let run = try ProgramRun.of(
      Paths.plimsoll, arguments, input: input, environment: environment.merging(extra) { $1 }, folder: folder.url,
      seconds: seconds)
    #expect(run.status < 128, "ended by a signal: \(run.errors.suffix(2_000))", sourceLocation: sourceLocation)
    for (name, bytes) in [("output", run.standardOutput), ("errors", run.standardError)] {
      let control = bytes.first { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F }
      #expect(control == nil, "a control character in the \(name)", sourceLocation: sourceLocation)
      #expect(String(validating: bytes, as: UTF8.self) != nil, "\(name): not UTF-8", sourceLocation: sourceLocation)
    }
    return run
  }

  /// The same with words.
  func run(
    _ arguments: String..., input: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProgramRun {
    try run(arguments, input: Array(input.utf8), sourceLocation: sourceLocation)
  }

  /// Everything below home and working folder, as sorted relative paths: `home/…`, `folder/…`.
  var files: [String] {
    [("home", home), ("folder", folder)].flatMap { name, place in
      (FileManager.default.enumerator(atPath: place.url.path)?.compactMap { $0 as? String } ?? [])
        .map { name + "/" + $0 }
    }.sorted()
  }

  /// A text of the program with everything that differs from machine to machine replaced.
  func neutral(_ text: String) -> String {
    text.replacing(Paths.fakeServer.path, with: "FAKE-SERVER").replacing(folder.url.path, with: "FOLDER")
      .replacing(home.url.path, with: "HOME").replacing(/command:sha256:[0-9a-f]{64}/, with: "command:sha256:DIGEST")
      .replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
  }
}
