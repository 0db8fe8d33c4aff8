import Foundation
import TestSupport
import Testing
import Transfers

/// HTTP/2, which comes with TLS where the server offers it (ALPN).
@Suite(
  .enabled(if: Machine.runs(ifThereIs: "openssl"), "there is no openssl to make a certificate with"),
  .enabled(if: Machine.runs(ifThereIs: "node"), "there is no node to serve HTTP/2 with"))
struct HTTP2Tests {
  @Test func aSlowStreamDoesNotHoldTheOthersUp() async throws {
    let server = try HTTP2Server()
    let port = server.port
    let engine = TransferEngine(
      userAgent: "plimsoll-test/1", settings: TransferSettings(trust: CertificateTrust(file: server.certificate)))
    @Sendable func get(_ path: String, body: Int = 64 << 20) async -> Result<TransferResponse, TransferFailure> {
      await engine.run(
        TransferRequest(
          method: .get, url: "https://127.0.0.1:\(port)\(path)",
          limits: TransferLimits(totalMilliseconds: 60_000, bodyBytes: body),
          addressGuard: AddressGuard(namedHosts: ["127.0.0.1"])))
    }
    #expect(try await get("/version").get().body == Array("2.0".utf8))
    // Neither one that never ends nor one that floods holds the connection that they share.
    let silent = Task { await get("/silent") }
    let flood = Task { await get("/flood", body: 4 << 20) }
    for _ in 0..<20 { #expect(try await get("/version").get().status == 200) }
    #expect(Support.failure(await flood.value)?.reason == .tooLarge)
    #expect(try await get("/version").get().status == 200)
    silent.cancel()
    #expect(Support.failure(await silent.value)?.reason == .cancelled)
    #expect(try await get("/connections").get().body == Array("1".utf8))
    withExtendedLifetime(server) {}
  }

  @Test(arguments: ["/reset", "/goaway"]) func aStreamThatIsBrokenOffIsBroken(path: String) async throws {
    let server = try HTTP2Server()
    let port = server.port
    let engine = TransferEngine(
      userAgent: "plimsoll-test/1", settings: TransferSettings(trust: CertificateTrust(file: server.certificate)))
    @Sendable func get(_ path: String) async -> Result<TransferResponse, TransferFailure> {
      await engine.run(
        TransferRequest(
          method: .get, url: "https://127.0.0.1:\(port)\(path)",
          addressGuard: AddressGuard(namedHosts: ["127.0.0.1"])))
    }
    #expect(Support.failure(await get(path))?.reason == .broken)
    #expect(try await get("/version").get().status == 200)
    withExtendedLifetime(server) {}
  }
}

/// A server that speaks HTTP/2 only, written for Node, with a certificate that is its own root.
final class HTTP2Server {
  let port: Int
  let certificate: String
  private let process = Process()
  private let folder: TemporaryFolder

  private static let script = """
    const http2 = require('http2'), fs = require('fs');
    let connections = 0;
    const server = http2.createSecureServer({key: fs.readFileSync(process.argv[2]), cert: fs.readFileSync(process.argv[3])});
    server.on('session', () => connections++);
    server.on('sessionError', () => {});
    server.on('stream', (stream, headers) => {
      stream.on('error', () => {});
      const path = headers[':path'];
      if (path === '/reset') return stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
      if (path === '/goaway') return stream.session.destroy();
      stream.respond({':status': 200});
      if (path === '/silent') return stream.write('x');
      if (path === '/flood') {
        const pour = () => { while (!stream.destroyed && stream.write(Buffer.alloc(65536))); };
        stream.on('drain', pour);
        return pour();
      }
      stream.end(path === '/connections' ? String(connections) : '2.0');
    });
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
    process.stdin.on('end', () => process.exit(0)).resume();
    """

  init() throws {
    folder = try TemporaryFolder()
    certificate = folder.path("certificate.pem")
    guard let openssl = ProgramRun.find("openssl"), let node = ProgramRun.find("node") else {
      throw TLSServerError(text: "there is no openssl or node")
    }
    let key = folder.path("key.pem")
    let made = try ProgramRun.of(
      openssl,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
        "/CN=loopback", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
      ])
    guard made.status == 0 else { throw TLSServerError(text: made.errors) }
    process.executableURL = node
    process.arguments = [try folder.write(Self.script, to: "server.js"), key, certificate]
    let output = Pipe()
    process.standardInput = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(text.filter(\.isNumber)) else { throw TLSServerError(text: "node does not listen: \(text)") }
    self.port = port
  }

  deinit { process.terminate() }
}
