import Glibc

/// The few calls about processes that no library of ours wraps.
enum Signals {
  /// Writing to a child that has left must be an error code, not our end. Once for the whole program; a started child
  /// gets the default back.
  static let brokenPipesAreErrors: Void = {
    _ = signal(SIGPIPE, SIG_IGN)
  }()

  static func kill(_ processID: Int32, _ number: Int32) {
    guard processID > 1 else { return }
    _ = Glibc.kill(processID, number)
  }

  /// Every process of a group. 0 and 1 would mean our own group and everybody.
  static func killGroup(_ groupID: Int32, _ number: Int32) {
    guard groupID > 1 else { return }
    _ = Glibc.kill(-groupID, number)
  }

  /// True once the process of this descriptor (pidfd_open(2)) has left; it stays unreaped.
  static func hasLeft(descriptor: Int32, processID: Int32) -> Bool {
    if descriptor >= 0 {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return unsafe poll(&request, 1, 0) > 0
    }
    var information = unsafe siginfo_t()
    let result = unsafe waitid(P_PID, id_t(processID), &information, WEXITED | WNOHANG | WNOWAIT)
    let reported = unsafe information._sifields._kill.si_pid
    return result != 0 || reported != 0
  }

  static var pageBytes: Int { sysconf(Int32(_SC_PAGESIZE)) }
}
