/// The address guard where a proxy makes the connection: what a proxy is asked for is resolved here first, and refused
/// if any of its addresses would be. The proxy's own lookup may still differ from ours; its operator answers for it.
struct ProxiedGuard: Sendable {
  let settings: TransferSettings

  /// Why this transfer must not be made; nil if it may.
  func refusal(of order: TransferOrder) async -> TransferFailure? {
    let (host, port) = (order.url.host, order.url.port)
    let addresses: [NetworkAddress]
    if let pinned = pinned(host, port) { addresses = pinned } else { addresses = await NameLookup.addresses(of: host) }
    guard !addresses.isEmpty else {
      return TransferFailure(
        reason: .blocked,
        detail: "`\(host)` does not resolve here, so that nothing can be said of where the proxy would go; "
          + "`--trust-proxy` leaves that to the proxy")
    }
    for address in addresses {
      if let kind = order.request.addressGuard.refusal(of: address, host: host, port: port) {
        return .blocked(host: host, address: address, kind: kind)
      }
    }
    return nil
  }

  private func pinned(_ host: String, _ port: Int) -> [NetworkAddress]? {
    let start = "\(host):\(port):"
    guard let entry = settings.pinnedNames.first(where: { $0.hasPrefix(start) }) else { return nil }
    return entry.dropFirst(start.count).split(separator: ",").compactMap { NetworkAddress(String($0)) }
  }
}
