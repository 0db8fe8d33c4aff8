import Foundation
import TestSupport

/// `openssl s_server` with a certificate that nobody else trusts, made anew for the address 127.0.0.1.
final class TLSServer {
  let port: Int
  /// The certificate itself, which is its own root.
  let certificate: String
  private let process = Process()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    certificate = folder.path("certificate.pem")
    guard let openssl = ProgramRun.find("openssl") else { throw TLSServerError(text: "there is no openssl") }
    let key = folder.path("key.pem")
    let made = try ProgramRun.of(
      openssl,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
        "/CN=loopback", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
      ])
    guard made.status == 0 else { throw TLSServerError(text: made.errors) }
    process.executableURL = openssl
    process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    // It says `ACCEPT 127.0.0.1:PORT` once it listens; the end of its output comes without that if it can't.
    while !text.contains("ACCEPT") || !text.hasSuffix("\n") {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw TLSServerError(text: "openssl does not listen: \(text)") }
      text += String(decoding: piece, as: UTF8.self)
    }
    let digits = text.split(separator: ":").last.map { $0.prefix { $0.isNumber } } ?? ""
    guard let port = Int(digits) else { throw TLSServerError(text: "openssl names no port: \(text)") }
    self.port = port
  }

  deinit { process.terminate() }
}

/// The server could not be started.
struct TLSServerError: Error {
  let text: String
}
