/// One instruction of a classic BPF program as seccomp takes it (linux/filter.h `struct sock_filter`, seccomp(2)).
struct FilterInstruction: Equatable {
  let code: UInt16
  /// How many instructions to skip if the comparison holds.
  let jumpTrue: UInt8
  let jumpFalse: UInt8
  let value: UInt32

  /// Loads 32 bits of `struct seccomp_data` at `offset` (BPF_LD | BPF_W | BPF_ABS).
  static func load(_ offset: UInt32) -> Self { Self(code: 0x20, jumpTrue: 0, jumpFalse: 0, value: offset) }

  /// Compares the loaded word for equality (BPF_JMP | BPF_JEQ | BPF_K).
  static func ifEqual(_ value: UInt32, skip: UInt8, else other: UInt8) -> Self {
    Self(code: 0x15, jumpTrue: skip, jumpFalse: other, value: value)
  }

  /// Compares the loaded word, unsigned (BPF_JMP | BPF_JGE | BPF_K).
  static func ifAtLeast(_ value: UInt32, skip: UInt8, else other: UInt8) -> Self {
    Self(code: 0x35, jumpTrue: skip, jumpFalse: other, value: value)
  }

  /// Tests bits of the loaded word (BPF_JMP | BPF_JSET | BPF_K).
  static func ifAnyBit(_ value: UInt32, skip: UInt8, else other: UInt8) -> Self {
    Self(code: 0x45, jumpTrue: skip, jumpFalse: other, value: value)
  }

  /// Ends the filter with a verdict (BPF_RET | BPF_K).
  static func answer(_ verdict: UInt32) -> Self { Self(code: 0x06, jumpTrue: 0, jumpFalse: 0, value: verdict) }

  /// Eight bytes, little-endian, as both supported machines have them in memory.
  var bytes: [UInt8] {
    [
      UInt8(code & 0xFF), UInt8(code >> 8), jumpTrue, jumpFalse,
      UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value >> 16 & 0xFF), UInt8(value >> 24),
    ]
  }
}
