/// What holds for all transfers of an engine.
package struct TransferSettings: Sendable, Hashable {
  /// Transfers that run at once; the others wait in the order in which they came, and their time limits begin with
  /// their start. An open event stream counts as one. 1 or more.
  package var maximumTransfers: Int
  /// Connections that are kept open for reuse, over all servers. 1 or more.
  package var maximumIdleConnections: Int
  /// A PEM file of trusted roots; nil takes the system's bundle.
  package var certificateBundle: String?

  package init(maximumTransfers: Int = 256, maximumIdleConnections: Int = 64, certificateBundle: String? = nil) {
    self.maximumTransfers = max(1, maximumTransfers)
    self.maximumIdleConnections = max(1, maximumIdleConnections)
    self.certificateBundle = certificateBundle
  }

  /// The bundle file to read: the one given, else the first that a common distribution has put in its place.
  func resolvedCertificateBundle() -> String? {
    certificateBundle ?? Self.systemBundles.first { CertificateFile.isReadable($0) }
  }

  private static let systemBundles = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
  ]
}
