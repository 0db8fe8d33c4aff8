/// Which addresses a transfer may reach, decided on the resolved address at connect time. Loopback, private,
/// link-local, metadata and other special-purpose addresses (RFC 6890) are refused unless the user named that host.
package struct AddressGuard: Sendable, Hashable {
  /// Hosts, as they stand in a URL (lower case), that the user named and that may therefore be special-purpose.
  package let namedHosts: Set<String>

  package init(namedHosts: Set<String> = []) { self.namedHosts = namedHosts }
}
