/// A block of addresses with a common beginning: `10.0.0.0/8`, `fd00::/8`, or one address (RFC 4632, RFC 4291).
package struct AddressBlock: Sendable, Hashable {
  /// 4 or 16 bytes; those behind the prefix do not count.
  let bytes: [UInt8]
  /// Leading bits that all addresses of the block share.
  let bits: Int

  init(_ bytes: [UInt8], bits: Int) {
    self.bytes = bytes
    self.bits = bits
  }

  /// Reads `address` or `address/bits`; IPv6 may stand in brackets. Nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    var name = parts[0]
    if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
    guard let address = NetworkAddress(String(name)) else { return nil }
    let full = address.bytes.count * 8
    guard parts.count == 2 else {
      let inner = address.unmapped.bytes
      self.init(inner, bits: inner.count * 8)
      return
    }
    let digits = parts[1]
    guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let bits = Int(digits), bits <= full
    else { return nil }
    self.init(address.bytes, bits: bits)
  }

  /// IPv4 addresses are also found in their IPv4-mapped IPv6 form (RFC 4291, section 2.5.5.2).
  package func contains(_ address: NetworkAddress) -> Bool {
    let address = address.unmapped
    return address.bytes.count == bytes.count && matches(address.bytes[...])
  }

  /// Whether bytes of the same family begin like the block.
  func matches(_ address: ArraySlice<UInt8>) -> Bool {
    var left = bits
    for (ours, theirs) in zip(bytes, address) where left > 0 {
      let mask: UInt8 = left >= 8 ? 0xFF : ~(0xFF >> UInt8(left))
      if ours & mask != theirs & mask { return false }
      left -= 8
    }
    return true
  }
}
