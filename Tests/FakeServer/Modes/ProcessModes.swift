import Glibc

extension Mode {
  /// What servers do to the machine.
  static let processes: [Mode] = [
    .streams("ignores-term", "lists properly, then ignores the end of its input and TERM") {
      _ = signal(SIGTERM, SIG_IGN)
      StreamServer.serve(Dialogue())
      _ = sleep(600)
    },
    .streams("spawns-grandchild", "starts a process in a session of its own that ignores TERM, then lists properly") {
      _ = Lingering.start()
      StreamServer.serve(Dialogue())
    },
    .streams("leaves-grandchild", "starts such a process and leaves it its standard output") {
      _ = Lingering.start()
      exit(4)
    },
    .streams("forks-bomb", "starts 400 processes") {
      for _ in 0..<400 where !Lingering.start() { break }
      _ = usleep(1_000_000)
      StreamServer.serve(Dialogue())
    },
    .streams("eats-memory", "takes 4 GB of memory, 16 MB at a time") {
      var taken: [[UInt8]] = []
      for _ in 0..<256 {
        taken.append([UInt8](repeating: 1, count: 16 << 20))
        _ = usleep(20_000)
      }
      StreamServer.serve(Dialogue())
      taken = []
    },
  ]
}
