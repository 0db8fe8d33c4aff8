import Glibc

extension Mode {
  /// The right messages in unusual bytes or at an unusual pace.
  static let bytes: [Mode] = [
    .streams("bom", "begins its output with a byte order mark") {
      StandardOutput.write([0xEF, 0xBB, 0xBF])
      StreamServer.serve(Dialogue())
    },
    .streams("crlf", "ends its lines with CR LF") {
      StreamServer.serve(Dialogue()) { StandardOutput.write($0 + [0x0D, 0x0A]) }
    },
    .streams("utf-16", "writes UTF-16 with two bytes a character") {
      StreamServer.serve(Dialogue()) { message in
        StandardOutput.write((message + [0x0A]).flatMap { [$0, 0] })
      }
    },
    .streams("byte-by-byte", "writes every byte by itself") {
      let tools = Dialogue.tools { [Boxes.tool("öffne_kiste", "Öffnet die Kiste 📦.")] + Boxes.three }
      StreamServer.serve(tools) { message in
        for byte in message + [0x0A] { StandardOutput.write([byte]) }
      }
    },
    .streams("slow-drip", "writes one byte every 200 ms") {
      StreamServer.serve(Dialogue()) { message in
        for byte in message + [0x0A] {
          StandardOutput.write([byte])
          _ = usleep(200_000)
        }
      }
    },
    .streams("partial-line", "writes its list without the last line feed and waits") {
      StreamServer.serve(Dialogue()) { message in
        StandardOutput.write(message.contains(Array(#""tools":["#.utf8)) ? message : message + [0x0A])
      }
    },
    .streams("partial-line-exit", "writes its list without the last line feed and leaves") {
      guard let call = StreamServer.open() else { return }
      StandardOutput.write(call.result(Boxes.page))
    },
    .streams("half-a-message", "leaves in the middle of its list") {
      guard let call = StreamServer.open() else { return }
      StandardOutput.write(Array(call.result(Boxes.page).prefix(120)))
    },
    .streams("oversized-message", "answers with a message of 60 MB") {
      guard let call = StreamServer.open() else { return }
      let whole = call.result(Boxes.page(of: [Boxes.tool("heavy", String(repeating: "w", count: 60_000_000))]))
      StandardOutput.write(whole + [0x0A])
      StreamServer.linger()
    },
    .streams("closes-stdout", "closes its standard output after the opening and goes on") {
      _ = StreamServer.open()
      close(1)
      StreamServer.linger()
    },
  ]
}
