import Glibc

extension Mode {
  /// Trouble before or with the first answer, and servers that leave.
  static let starting: [Mode] = [
    .streams("silent", "reads everything and never answers") { StreamServer.linger() },
    .streams("deaf", "neither reads nor writes") { StreamServer.sleepOn() },
    .streams("slow-start", "answers `initialize` only after 1.5 s") {
      _ = usleep(1_500_000)
      StreamServer.serve(Dialogue())
    },
    .dialogue("silent-on-list", "opens, then never answers `tools/list`", .listing { _ in .silence }),
    .dialogue(
      "silent-on-second-page", "answers the first page and never the second",
      .listing { $0.cursor == nil ? .result(Boxes.page(of: Boxes.three, nextCursor: #""2""#)) : .silence }),
    .streams("crash-at-start", "names a missing environment variable on standard error and leaves with status 1") {
      StandardError.write(line: "Error: SHELF_API_TOKEN environment variable is not set")
      exit(1)
    },
    .streams("exit-0-at-once", "leaves with status 0 and says nothing") { exit(0) },
    .streams("exit-127", "leaves with status 127, as a shell does that finds no program") { exit(127) },
    .streams("killed", "is killed by a signal when it is opened") {
      _ = StreamServer.wait(for: "initialize")
      _ = kill(getpid(), SIGKILL)
    },
    .dialogue(
      "exit-on-list", "leaves with status 3 when it is asked for its tools", .listing { _ in .leave(status: 3) }),
    .dialogue(
      "exit-mid-list", "answers the first page and leaves with status 3 when asked for the second",
      .listing {
        $0.cursor == nil ? .result(Boxes.page(of: Boxes.three, nextCursor: #""2""#)) : .leave(status: 3)
      }),
    .streams("prompts", "asks a question on standard output and waits for a person") {
      StandardOutput.write(Array("Need to install the following packages. Ok to proceed? (y) ".utf8))
      StreamServer.sleepOn()
    },
  ]
}
