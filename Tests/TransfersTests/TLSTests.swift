import TestSupport
import Testing
import Transfers

/// Who is trusted over `https`.
@Suite(.enabled(if: Machine.runs(ifThereIs: "openssl"), "there is no openssl to make a certificate with"))
struct TLSTests {
  @Test func onlyATrustedCertificateOfThatHostIsAccepted() async throws {
    let server = try TLSServer()
    let trusting = TransferEngine(
      userAgent: "plimsoll-test/1", settings: TransferSettings(trust: CertificateTrust(file: server.certificate)))
    #expect(try await get(trusting, "127.0.0.1", server).get().status == 200)

    // The same certificate, but for another name.
    let otherName = Support.failure(await get(trusting, "localhost", server))
    #expect(otherName?.reason == .tls)

    let unknown = Support.failure(await get(Support.engine, "127.0.0.1", server))
    #expect(unknown?.reason == .tls)
    #expect(unknown?.detail.hasPrefix("the handshake failed: ") == true)
  }

  @Test func aBundleThatIsNotThereTrustsNobody() async throws {
    let server = try TLSServer()
    let engine = TransferEngine(
      userAgent: "plimsoll-test/1", settings: TransferSettings(trust: CertificateTrust(file: "/nonexistent/bundle.pem"))
    )
    #expect(Support.failure(await get(engine, "127.0.0.1", server))?.reason == .tls)
  }

  private func get(
    _ engine: TransferEngine, _ host: String, _ server: TLSServer
  ) async -> Result<TransferResponse, TransferFailure> {
    await engine.run(
      TransferRequest(
        method: .get, url: "https://\(host):\(server.port)/", addressGuard: AddressGuard(namedHosts: [host])))
  }
}
