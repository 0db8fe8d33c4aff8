import Glibc

/// A process that ignores polite signals and outlives whoever started it, at most ten minutes.
enum Lingering {
  static let mode = "linger"

  static func run() {
    _ = signal(SIGTERM, SIG_IGN)
    _ = signal(SIGHUP, SIG_IGN)
    _ = signal(SIGINT, SIG_IGN)
    _ = sleep(600)
  }

  /// Starts one in a session of its own; it carries our further arguments. False where the system refuses.
  static func start() -> Bool {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(0x80))  // POSIX_SPAWN_SETSID
    let words = ["FakeServer", mode] + CommandLine.arguments.dropFirst(2)
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var identifier: pid_t = 0
    return unsafe posix_spawn(&identifier, "/proc/self/exe", nil, &attributes, &arguments, environ) == 0
  }
}
