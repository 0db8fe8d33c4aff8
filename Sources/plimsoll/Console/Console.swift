import FoundationEssentials
import Glibc

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

  /// A reader that went away (`plimsoll … | head`) is not an error of ours: the rest is dropped.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var position = 0
    while position < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + position }, buffer.count - position)
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
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
  static var width: Int {
    var size = winsize()
    let status = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
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
  static subscript(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
