import Glibc

extension Mode {
  /// Lines that are not messages.
  static let noise: [Mode] = [
    .streams("noise-before", "writes a banner, colours and blank lines before its first answer") {
      for line in ["Shelf server 1.0", "", "\u{1B}[32mready\u{1B}[0m", "   ", "listening on stdio"] {
        StandardOutput.write(line: line)
      }
      StreamServer.serve(Dialogue())
    },
    .streams("noise-between", "writes log lines around every answer") {
      StreamServer.serve(Dialogue()) { message in
        StandardOutput.write(line: "[debug] a request came")
        StandardOutput.write(message + [0x0A])
        StandardOutput.write(line: "\u{1B}[2K[debug] answered")
      }
    },
    .streams("noise-glued", "writes a log word before each message, on the same line") {
      StreamServer.serve(Dialogue()) { StandardOutput.write(Array("log: ".utf8) + $0 + [0x0A]) }
    },
    .streams("json-logs", "writes structured log lines: JSON, but no messages") {
      StandardOutput.write(line: #"{"level":"info","msg":"starting"}"#)
      StreamServer.serve(Dialogue()) { message in
        StandardOutput.write(line: #"{"level":"debug","msg":"answering"}"#)
        StandardOutput.write(message + [0x0A])
      }
    },
    .streams("not-json", "answers every message with a sentence") {
      while StreamServer.next() != nil { StandardOutput.write(line: "sorry, what?") }
    },
    .streams("html", "answers every message with a web page") {
      while StreamServer.next() != nil {
        StandardOutput.write(line: "<!doctype html>")
        StandardOutput.write(line: "<html><head><title>Shelf</title></head><body>Hello</body></html>")
      }
    },
    .streams("stderr-flood", "writes 8 MB to standard error before it answers") {
      let line = String(repeating: "e", count: 1_023)
      for _ in 0..<8_192 { StandardError.write(line: line) }
      StreamServer.serve(Dialogue())
    },
    .streams("stdout-flood", "writes one line that never ends") {
      let piece = [UInt8](repeating: 0x78, count: 1 << 16)
      while true { StandardOutput.write(piece) }
    },
    .streams("line-flood", "writes short lines for ever") {
      let piece = Array(String(repeating: "tick\n", count: 4_096).utf8)
      while true { StandardOutput.write(piece) }
    },
  ]
}
