import LoopbackServer
import Testing
import Transfers

/// Servers that do not keep to HTTP, and places where there is none.
struct BrokenServerTests {
  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnot a size\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip, gzip\r\n\r\nx",
    "SSH-2.0-OpenSSH_9.2\r\n",
    "<html>no head</html>\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX: un",
    "",
  ])
  func anAnswerThatIsNotHTTPIsBroken(answer: String) async throws {
    let server = try LoopbackServer { _ in .raw(LoopbackReply.Piece(answer)) }
    let result = await Support.get(server)
    #expect(Support.failure(result)?.reason == .broken, "\(result)")
  }

  @Test func aServerThatHangsUpIsBroken() async throws {
    let server = try LoopbackServer { _ in .close }
    #expect(
      Support.failure(await Support.get(server))
        == TransferFailure(
          reason: .broken, detail: "`127.0.0.1` port \(server.port) closed the connection without an answer"))
  }

  @Test func aClosedPortIsUnreachable() async throws {
    let server = try LoopbackServer { _ in .close }
    let url = server.url()
    let port = server.port
    server.stop()
    // The listening socket goes a moment after `stop`.
    var result = await run(url)
    for _ in 0..<100 where Support.failure(result)?.reason == .broken { result = await run(url) }
    #expect(
      Support.failure(result)
        == TransferFailure(reason: .unreachable, detail: "no connection to `127.0.0.1` port \(port)"))
  }

  @Test func aNameThatDoesNotExistIsUnreachable() async {
    #expect(
      Support.failure(await run("http://nonexistent.invalid/"))
        == TransferFailure(
          reason: .unreachable, detail: "the name `nonexistent.invalid` does not resolve", isUnknownName: true))
  }

  @Test(arguments: [
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "127.0.0.1", "http://",
    "http://user:word@127.0.0.1/",
    "http://127.0.0.1/a b", "http://127.0.0.1:0/", "http://127.0.0.1:65536/", "http://127.0.0.1/\r\nX: y", "",
  ])
  func aURLThatWeDoNotSpeakIsRefused(url: String) async {
    #expect(Support.failure(await run(url))?.reason == .badURL)
  }

  @Test(arguments: [
    TransferHeader(name: "X", value: "a\r\nY: b"), TransferHeader(name: "X", value: "a\u{0}b"),
    TransferHeader(name: "X Y", value: "a"), TransferHeader(name: "", value: "a"),
    TransferHeader(name: "X:", value: "a"), TransferHeader(name: "Content-Length", value: "1"),
    TransferHeader(name: "transfer-encoding", value: "chunked"),
  ])
  func aHeaderThatWouldBreakTheMessageIsRefused(header: TransferHeader) async {
    let request = TransferRequest(
      method: .get, url: "http://127.0.0.1:1/", headers: [header], addressGuard: Support.local)
    let failure = Support.failure(await Support.engine.run(request))
    #expect(failure?.reason == .badURL)
    #expect(failure?.detail.contains("Y: b") == false)
  }

  private func run(_ url: String) async -> Result<TransferResponse, TransferFailure> {
    await Support.engine.run(TransferRequest(method: .get, url: url, addressGuard: Support.local))
  }
}
