@testable import Processes

/// Runs a classic BPF program over one `struct seccomp_data`, from the bytes that bubblewrap is given (seccomp(2)).
struct FilterInterpreter {
  let program: [UInt8]

  /// The verdict; nil where the kernel would have refused the program.
  func answer(call: UInt32, architecture: UInt32, arguments: [UInt64] = []) -> UInt32? {
    guard program.count % 8 == 0, program.count / 8 <= 4_096 else { return nil }
    var data = Self.bytes(UInt64(call) | UInt64(architecture) << 32) + Self.bytes(0)
    for index in 0..<6 { data += Self.bytes(index < arguments.count ? arguments[index] : 0) }
    var accumulator: UInt32 = 0
    var next = 0
    while next < program.count / 8 {
      let bytes = program[(next * 8)..<(next * 8 + 8)]
      let start = bytes.startIndex
      let code = UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8
      let value = Self.word(bytes, at: start + 4)
      next += 1
      let holds: Bool
      switch code {
      case 0x20:
        guard value % 4 == 0, value <= 60 else { return nil }
        accumulator = Self.word(data[...], at: Int(value))
        continue
      case 0x06: return value
      case 0x15: holds = accumulator == value
      case 0x35: holds = accumulator >= value
      case 0x45: holds = accumulator & value != 0
      default: return nil
      }
      next += Int(holds ? bytes[start + 2] : bytes[start + 3])
    }
    return nil
  }

  private static func bytes(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(value >> ($0 * 8) & 0xFF) } }

  private static func word(_ bytes: ArraySlice<UInt8>, at start: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) }
  }
}
