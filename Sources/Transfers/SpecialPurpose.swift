/// Address blocks that are not the public Internet (IANA special-purpose registries, RFC 6890 and its updates).
enum SpecialPurpose {
  /// What the address is for, as a noun phrase; nil for a public address.
  static func name(of address: NetworkAddress) -> String? {
    address.bytes.count == 4 ? nameOfIPv4(address.bytes[...]) : nameOfIPv6(address.bytes)
  }

  private struct Block {
    let range: AddressBlock
    let name: String

    func contains(_ address: ArraySlice<UInt8>) -> Bool { range.matches(address) }
  }

  private static func block(_ bytes: [UInt8], _ bits: Int, _ name: String) -> Block {
    Block(range: AddressBlock(bytes, bits: bits), name: name)
  }

  private static let ipv4Blocks = [
    // The one public address that a cloud platform uses for its metadata and agents.
    block([168, 63, 129, 16], 32, "a metadata address"),
    block([169, 254, 169, 254], 32, "a metadata address"),
    block([0], 8, "an unspecified address"),
    block([10], 8, "a private address"),
    block([100, 64], 10, "a shared (carrier) address"),
    block([127], 8, "a loopback address"),
    block([169, 254], 16, "a link-local address"),
    block([172, 16], 12, "a private address"),
    block([192, 0, 0], 24, "a protocol assignment"),
    block([192, 0, 2], 24, "a documentation address"),
    block([192, 88, 99], 24, "a 6to4 relay"),
    block([192, 168], 16, "a private address"),
    block([198, 18], 15, "a benchmarking address"),
    block([198, 51, 100], 24, "a documentation address"),
    block([203, 0, 113], 24, "a documentation address"),
    block([224], 4, "a multicast address"),
    block([240], 4, "a reserved address"),
  ]

  private static let ipv6Blocks = [
    block([0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], 128, "a metadata address"),
    block([UInt8](repeating: 0, count: 15) + [1], 128, "a loopback address"),
    block([UInt8](repeating: 0, count: 16), 128, "an unspecified address"),
    block([UInt8](repeating: 0, count: 12), 96, "an IPv4-compatible address"),
    block([0xFC], 7, "a private address"),
    block([0xFE, 0x80], 10, "a link-local address"),
    block([0xFE, 0xC0], 10, "a site-local address"),
    block([0xFF], 8, "a multicast address"),
    block([0x20, 0x01, 0x00, 0x00], 32, "a Teredo address"),
    block([0x20, 0x01, 0x00], 23, "a protocol assignment"),
    block([0x20, 0x01, 0x0D, 0xB8], 32, "a documentation address"),
    block([0x20, 0x02], 16, "a 6to4 address"),
    block([0x3F, 0xFF, 0x00], 20, "a documentation address"),
  ]

  /// The only block of global unicast addresses so far: what lies outside is refused even without a name above.
  private static let globalUnicast = block([0x20], 3, "")
  private static let ipv4Mapped = block([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF], 96, "")
  /// RFC 6052: behind a translator this is how a public IPv4 host looks, so the address inside decides.
  private static let translated = block([0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96, "")

  private static func nameOfIPv4(_ bytes: ArraySlice<UInt8>) -> String? {
    ipv4Blocks.first { $0.contains(bytes) }?.name
  }

  private static func nameOfIPv6(_ bytes: [UInt8]) -> String? {
    if ipv4Mapped.contains(bytes[...]) || translated.contains(bytes[...]) { return nameOfIPv4(bytes[12...]) }
    if let block = ipv6Blocks.first(where: { $0.contains(bytes[...]) }) { return block.name }
    return globalUnicast.contains(bytes[...]) ? nil : "a reserved address"
  }
}
