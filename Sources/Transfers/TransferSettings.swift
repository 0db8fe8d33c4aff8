/// What holds for all transfers of an engine.
package struct TransferSettings: Sendable {
  /// Transfers that run at once; the others wait in the order in which they came, and their time limits begin with
  /// their start. An open event stream counts as one. 1 or more.
  package var maximumTransfers: Int
  /// Transfers that run at once with one address, whatever names lead there; the others wait. Nil sets no bound.
  package var maximumTransfersPerAddress: Int?
  /// Whether that bound holds for loopback addresses too, where nobody else is in need of manners.
  package var boundsLoopback = false
  /// Connections that are kept open for reuse, over all servers. 1 or more.
  package var maximumIdleConnections: Int
  package var trust: CertificateTrust
  package var proxies: ProxySettings
  /// Names with the numeric addresses that stand in for the resolver's answer, as `HOST:PORT:ADDRESS,ADDRESS`
  /// (`CURLOPT_RESOLVE`). The guard looks at these addresses like at any other.
  package var pinnedNames: [String] = []

  package init(
    maximumTransfers: Int = 256, maximumTransfersPerAddress: Int? = nil, maximumIdleConnections: Int = 64,
    trust: CertificateTrust = CertificateTrust(), proxies: ProxySettings = .none
  ) {
    self.maximumTransfers = max(1, maximumTransfers)
    self.maximumTransfersPerAddress = maximumTransfersPerAddress.map { max(1, $0) }
    self.maximumIdleConnections = max(1, maximumIdleConnections)
    self.trust = trust
    self.proxies = proxies
  }
}
