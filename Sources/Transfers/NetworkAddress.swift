import Glibc

/// A numeric IPv4 or IPv6 address.
package struct NetworkAddress: Sendable, Hashable {
  /// 4 or 16 bytes, most significant first.
  package let bytes: [UInt8]

  /// Nil unless there are 4 or 16 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads dotted decimal or colon notation (`inet_pton`): no short, octal or hexadecimal IPv4 forms, no zones.
  package init?(_ text: String) {
    guard !text.utf8.contains(0) else { return nil }
    let family = text.utf8.contains(0x3A) ? AF_INET6 : AF_INET
    var bytes = [UInt8](repeating: 0, count: family == AF_INET6 ? 16 : 4)
    guard unsafe bytes.withUnsafeMutableBytes({ unsafe inet_pton(family, text, $0.baseAddress) }) == 1 else {
      return nil
    }
    self.bytes = bytes
  }

  /// Dotted decimal, or the shortest colon notation (RFC 5952).
  package var text: String {
    let family = bytes.count == 16 ? AF_INET6 : AF_INET
    var text = [UInt8](repeating: 0, count: 64)
    _ = unsafe bytes.withUnsafeBytes { source in
      unsafe text.withUnsafeMutableBytes { target in
        unsafe inet_ntop(family, source.baseAddress, target.baseAddress, socklen_t(target.count))
      }
    }
    return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
  }
  /// An IPv4-mapped IPv6 address as the IPv4 address that it stands for (RFC 4291, section 2.5.5.2).
  package var unmapped: NetworkAddress {
    guard bytes.count == 16, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF,
      let inner = NetworkAddress(bytes: Array(bytes[12...]))
    else { return self }
    return inner
  }

  /// True for 127.0.0.0/8 and ::1, in whatever form.
  package var isLoopback: Bool {
    let bytes = unmapped.bytes
    return bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
  }
}
