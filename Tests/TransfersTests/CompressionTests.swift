import LoopbackServer
import Testing
import Transfers

/// Bodies that grow when they are decoded.
struct CompressionTests {
  /// Fifty million zeros as a brotli stream (RFC 7932).
  private static let brotliOfZeros: [UInt8] = [
    0xCB, 0xFF, 0xFF, 0x3F, 0xF8, 0x27, 0x00, 0xE2, 0xB1, 0x40, 0x20, 0xF7, 0xFE, 0x8F, 0xFF, 0xFF, 0x7F, 0xF0, 0x4F,
    0x00, 0xC4, 0x61, 0x11, 0x80, 0xEE, 0xFD, 0x1F, 0xFF, 0xFF, 0xFF, 0xE0, 0x9F, 0x00, 0x88, 0xC3, 0x02, 0x00, 0xDD,
    0xFB, 0x3F, 0xFE, 0xFF, 0xFF, 0xC1, 0x3F, 0x01, 0x10, 0x87, 0x05, 0x00, 0xBA, 0xF7, 0x7F, 0xFC, 0xFF, 0xFF, 0x83,
    0x7F, 0x02, 0x20, 0x0E, 0x0B, 0x00, 0x74, 0xEF, 0xFF, 0xF2, 0x0F, 0x5E, 0x0F, 0xFF, 0x04, 0x40, 0x1C, 0x16, 0x00,
    0xE8, 0xA0, 0xEB, 0x01,
  ]

  @Test(arguments: ["gzip", "deflate", "br"]) func aBombIsStoppedByItsDecodedSize(coding: String) async throws {
    let gzip = Deflate.gzipOfZeros(count: 50_000_000)
    // A raw deflate stream stands between the ten bytes of the head and the eight of the tail.
    let body =
      switch coding {
      case "gzip": gzip
      case "deflate": Array(gzip.dropFirst(10).dropLast(8))
      default: Self.brotliOfZeros
      }
    let server = try LoopbackServer { _ in .whole(headers: [("Content-Encoding", coding)], body: body) }
    let result = await Support.get(server, limits: TransferLimits(bodyBytes: 1 << 20))
    #expect(Support.failure(result)?.detail == "the body is longer than 1048576 bytes")
  }

  @Test func nestedCodingsAreDecodedWithinTheLimit() async throws {
    let bomb = Deflate.gzipOfZeros(count: 50_000_000)
    let server = try LoopbackServer { _ in .whole(headers: [("Content-Encoding", "gzip, gzip")], body: bomb) }
    let reason = Support.failure(await Support.get(server, limits: TransferLimits(bodyBytes: 1 << 20)))?.reason
    #expect(reason == .tooLarge || reason == .broken)
  }
}
