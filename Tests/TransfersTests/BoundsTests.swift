import LoopbackServer
import Testing
import Transfers

/// Servers that send too much or too slowly.
struct BoundsTests {
  @Test(arguments: [true, false])
  func aBodyOverItsLimitIsRefused(chunked: Bool) async throws {
    let server = try LoopbackServer { _ in
      let body = [UInt8](repeating: 0x61, count: 100_001)
      return chunked ? .chunked([LoopbackReply.Piece(body)]) : .whole(body: body)
    }
    let tooSmall = await Support.get(server, limits: TransferLimits(bodyBytes: 100_000))
    #expect(
      Support.failure(tooSmall)
        == TransferFailure(reason: .tooLarge, detail: "the body is longer than 100000 bytes", status: 200))
    let justRight = try await Support.get(server, limits: TransferLimits(bodyBytes: 100_001)).get()
    #expect(justRight.body.count == 100_001)
  }

  @Test func anEndlessBodyIsCut() async throws {
    let server = try LoopbackServer { _ in .endless(LoopbackReply.Piece([UInt8](repeating: 0x20, count: 4_096))) }
    let result = await Support.get(server, limits: TransferLimits(bodyBytes: 1 << 20))
    #expect(Support.failure(result)?.reason == .tooLarge)
  }

  @Test func theLimitCountsDecodedBytes() async throws {
    let bomb = Deflate.gzipOfZeros(count: 50_000_000)
    #expect(bomb.count < 400_000)
    let server = try LoopbackServer { _ in .whole(headers: [("Content-Encoding", "gzip")], body: bomb) }
    let result = await Support.get(server, limits: TransferLimits(bodyBytes: 1 << 20))
    #expect(Support.failure(result)?.reason == .tooLarge)
  }

  @Test func aCompressedBodyIsDecoded() async throws {
    let server = try LoopbackServer { request in
      ["gzip, deflate, br", "deflate, gzip, br"].contains(request.header("accept-encoding"))
        ? .whole(headers: [("Content-Encoding", "gzip")], body: Deflate.gzipOfZeros(count: 5_161)) : .text("not asked")
    }
    let response = try await Support.get(server).get()
    #expect(response.body == [UInt8](repeating: 0, count: 5_161))
  }

  @Test func brokenCompressionIsBroken() async throws {
    let server = try LoopbackServer { _ in
      .whole(headers: [("Content-Encoding", "gzip")], body: Array("this is no gzip stream at all".utf8))
    }
    #expect(Support.failure(await Support.get(server))?.reason == .broken)
  }

  @Test func aFloodOfHeadersIsRefused() async throws {
    let line = String(repeating: "x", count: 990)
    let server = try LoopbackServer { _ in
      .whole(headers: (0..<200).map { (name: "X-Flood-\($0)", value: line) }, body: [1])
    }
    let result = await Support.get(server, limits: TransferLimits(headerBytes: 100_000))
    #expect(
      Support.failure(result)
        == TransferFailure(reason: .tooLarge, detail: "the headers are longer than 100000 bytes", status: 200))
    #expect(try await Support.get(server, limits: TransferLimits(headerBytes: 256 << 10)).get().headers.count == 201)
  }

  @Test func interimResponsesCountAsHeadersTogether() async throws {
    let interim = LoopbackReply.Piece(String(repeating: "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n", count: 1_000))
    let server = try LoopbackServer { _ in
      LoopbackReply(content: .raw([LoopbackReply.Piece](repeating: interim, count: 500)), keepsAlive: false)
    }
    let result = await Support.get(server)
    #expect(Support.failure(result)?.reason == .tooLarge)
  }

  @Test func aSingleEndlessHeaderLineIsRefused() async throws {
    let piece = LoopbackReply.Piece(String(repeating: "y", count: 65_536))
    let server = try LoopbackServer { _ in
      LoopbackReply(
        content: .raw(
          [LoopbackReply.Piece("HTTP/1.1 200 OK\r\nX-Long: ")] + [LoopbackReply.Piece](repeating: piece, count: 64)),
        keepsAlive: false)
    }
    #expect(Support.failure(await Support.get(server))?.reason == .tooLarge)
  }

  @Test func aServerThatNeverAnswersTimesOut() async throws {
    let server = try LoopbackServer { _ in .hold }
    let result = await Support.get(server, limits: TransferLimits(totalMilliseconds: 200))
    #expect(
      Support.failure(result)
        == TransferFailure(
          reason: .timeout, detail: "no answer from `127.0.0.1` port \(server.port) in 200 ms", status: nil))
  }

  @Test func aServerThatDripsItsHeadTimesOut() async throws {
    let server = try LoopbackServer { _ in
      LoopbackReply(
        content: .raw(
          [LoopbackReply.Piece("HTTP/1.1 200 OK\r\nX-Slow: ")]
            + [LoopbackReply.Piece](repeating: LoopbackReply.Piece("a", afterMilliseconds: 20), count: 1_000)),
        keepsAlive: false)
    }
    let result = await Support.get(server, limits: TransferLimits(totalMilliseconds: 300))
    #expect(Support.failure(result)?.reason == .timeout)
  }

  @Test func aServerThatDripsItsBodyTimesOut() async throws {
    let server = try LoopbackServer { _ in .endless(LoopbackReply.Piece(": still here\n\n", afterMilliseconds: 20)) }
    let result = await Support.get(server, limits: TransferLimits(totalMilliseconds: 2_000))
    #expect(
      Support.failure(result)
        == TransferFailure(
          reason: .timeout, detail: "`127.0.0.1` port \(server.port) did not finish its answer in 2000 ms", status: 200)
    )
  }
}
