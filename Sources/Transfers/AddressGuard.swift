/// Which addresses a transfer may reach, decided on the resolved address at connect time. Loopback, private,
/// link-local, metadata and other special-purpose addresses (RFC 6890) are refused unless the user named that host.
package struct AddressGuard: Sendable, Hashable {
  /// Hosts, as `CanonicalURL.host` spells them, that the user named and that may therefore be special-purpose.
  package let namedHosts: Set<String>

  package init(namedHosts: Set<String> = []) { self.namedHosts = namedHosts }

  /// Whether a transfer to `host` may use this address.
  package func permits(_ address: NetworkAddress, host: String) -> Bool {
    refusal(of: address, host: host) == nil
  }

  /// What kind of address it is, if a transfer to `host` may not use it: `a loopback address`.
  package func refusal(of address: NetworkAddress, host: String) -> String? {
    namedHosts.contains(host) ? nil : SpecialPurpose.name(of: address)
  }
}
