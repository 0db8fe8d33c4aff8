import FoundationEssentials
import Glibc
import Synchronization

/// Where the program speaks: results to standard output, everything else to standard error.
enum Console {
  /// Writes a result as it is; the caller has escaped what came from outside.
  static func result(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

  /// Writes a result as it is.
  static func result(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Writes a line for the person at the terminal.
  static func note(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  /// Writes to standard error without a line end.
  static func fragment(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// False once the reader of standard output went away (`plimsoll … | head`): nobody needs the rest.
  static var hasReader: Bool { trouble.withLock { $0 } != EPIPE }

  /// Why a part of the results was not written; nil if all was, or if its reader went away, which is no error of ours.
  static var lostResults: String? {
    let number = trouble.withLock { $0 }
    return number == 0 || number == EPIPE ? nil : SystemReason.text(number)
  }

  /// The error number with which standard output failed first (errno(3)); 0 for none.
  private static let trouble = Mutex<Int32>(0)

  /// After a failure of standard output the rest is dropped.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    if descriptor == STDOUT_FILENO, trouble.withLock({ $0 }) != 0 { return }
    var position = 0
    while position < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + position }, buffer.count - position)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&request, 1, 1_000)
        continue
      }
      guard count > 0 else {
        let number = errno
        if descriptor == STDOUT_FILENO { trouble.withLock { $0 = number } }
        return
      }
      position += count
    }
  }
}

/// What is known of the terminal.
enum Terminal {
  static var resultIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// True if notes go to a person who can see progress and answer.
  static var notesAreTerminal: Bool { isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb" }

  /// A question needs both ends.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 && Environment["CI"] == nil }

  /// Columns of standard output; 80 where nothing tells.
  static var width: Int { width(of: STDOUT_FILENO) }

  /// Columns of standard error.
  static var noteWidth: Int { width(of: STDERR_FILENO) }

  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    let status = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    if status == 0, size.ws_col >= 40 { return Int(size.ws_col) }
    if let columns = Environment["COLUMNS"].flatMap({ Int($0) }), columns >= 40 { return columns }
    return 80
  }

  /// Colour only for a person: a terminal, no `NO_COLOR` (no-color.org), not `TERM=dumb`.
  static var usesColor: Bool {
    if let forced = Environment["CLICOLOR_FORCE"], !forced.isEmpty, forced != "0" { return true }
    if let refused = Environment["NO_COLOR"], !refused.isEmpty { return false }
    return resultIsTerminal && Environment["TERM"] != "dumb"
  }
}

/// The process's environment.
enum Environment {
  static var all: [String: String] { ProcessInfo.processInfo.environment }

  static subscript(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
