/// Which addresses a transfer may reach, decided on the resolved address at connect time. Loopback, private,
/// link-local, metadata and other special-purpose addresses (RFC 6890) are refused unless the user named that host or
/// permitted their block.
package struct AddressGuard: Sendable, Hashable {
  /// What the user named and what may therefore be special-purpose: a host as `CanonicalURL.host` spells it, on every
  /// port, or `host:port`.
  package let namedHosts: Set<String>
  /// Blocks that the user permitted for whatever resolves into them.
  package let permittedBlocks: [AddressBlock]

  package init(namedHosts: Set<String> = [], permittedBlocks: [AddressBlock] = []) {
    self.namedHosts = namedHosts
    self.permittedBlocks = permittedBlocks
  }

  /// Whether a transfer to that place may use this address.
  package func permits(_ address: NetworkAddress, host: String, port: Int? = nil) -> Bool {
    refusal(of: address, host: host, port: port) == nil
  }

  /// What kind of address it is, if a transfer to that place may not use it: `a loopback address`.
  package func refusal(of address: NetworkAddress, host: String, port: Int? = nil) -> String? {
    guard let kind = SpecialPurpose.name(of: address) else { return nil }
    if namedHosts.contains(host) { return nil }
    if let port, namedHosts.contains("\(host):\(port)") { return nil }
    return permittedBlocks.contains { $0.contains(address) } ? nil : kind
  }
}
