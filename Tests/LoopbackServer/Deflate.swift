/// Writes the one kind of compressed data that tests need: a long run of zeros, about 1,270 times smaller.
package enum Deflate {
  /// A gzip member (RFC 1952) with one block of fixed Huffman codes (RFC 1951, section 3.2.6). `count` is rounded down
  /// to one more than a multiple of 258.
  package static func gzipOfZeros(count: Int) -> [UInt8] {
    var writer = BitWriter(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    writer.add([true, true, false])  // The last block; fixed codes.
    writer.add(code: 0b0011_0000, bits: 8)  // The literal 0.
    let runs = (count - 1) / 258
    for _ in 0..<runs {
      writer.add(code: 0b1100_0101, bits: 8)  // Repeat 258 bytes …
      writer.add(code: 0, bits: 5)  // … from one byte back.
    }
    writer.add(code: 0, bits: 7)  // The end of the block.
    let length = UInt32(truncatingIfNeeded: runs * 258 + 1)
    return writer.finished + littleEndian(checksumOfZeros(Int(length))) + littleEndian(length)
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  /// CRC-32 of RFC 1952, section 8.
  private static func checksumOfZeros(_ count: Int) -> UInt32 {
    var checksum: UInt32 = 0xFFFF_FFFF
    // Only short runs are decoded to their end; a bomb's checksum is never read.
    for _ in 0..<(8 * min(count, 1 << 16)) {
      checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1
    }
    return ~checksum
  }

  private struct BitWriter {
    private var bytes: [UInt8]
    private var current: UInt8 = 0
    private var used = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func add(_ bits: [Bool]) {
      for bit in bits {
        if bit { current |= 1 << UInt8(used) }
        used += 1
        if used == 8 {
          bytes.append(current)
          current = 0
          used = 0
        }
      }
    }

    /// Huffman codes are written with their highest bit first.
    mutating func add(code: Int, bits: Int) {
      add((0..<bits).reversed().map { code >> $0 & 1 == 1 })
    }

    var finished: [UInt8] { used == 0 ? bytes : bytes + [current] }
  }
}
