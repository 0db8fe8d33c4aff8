/// Whose certificates are believed, as the usual variables say it.
package struct CertificateTrust: Sendable, Hashable {
  /// A PEM file of trusted roots; nil takes the system's bundle.
  package var file: String?
  /// A folder of trusted roots named by their hashes (openssl-rehash(1)), beside the file. It switches libcurl's cache of
  /// parsed bundles off, which makes every handshake about twenty times dearer.
  package var folder: String?
  /// False only in measurements of what checking costs; the program has no switch for it.
  package var checksCertificates = true

  package init(file: String? = nil, folder: String? = nil) {
    self.file = file
    self.folder = folder
  }

  /// Reads `CURL_CA_BUNDLE`, else `SSL_CERT_FILE`, and `SSL_CERT_DIR`; throws the name of a variable that names nothing
  /// readable: what was meant to narrow the trust must not widen it.
  package static func read(_ variable: (_ name: String) -> String?) throws(CertificateProblem) -> CertificateTrust {
    var trust = CertificateTrust()
    for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] where trust.file == nil {
      trust.file = try path(name, variable)
    }
    // OpenSSL takes several folders with colons between them; libcurl hands the text on to it.
    trust.folder = try path("SSL_CERT_DIR", variable)
    return trust
  }

  private static func path(
    _ name: String, _ variable: (_ name: String) -> String?
  ) throws(CertificateProblem) -> String? {
    guard let path = variable(name), !path.isEmpty else { return nil }
    let first = path.split(separator: ":").first.map { String($0) } ?? path
    guard CertificateFile.isReadable(name == "SSL_CERT_DIR" ? first : path) else {
      throw CertificateProblem(variable: name, path: path)
    }
    return path
  }

  /// The bundle file to read: the one given, else the first that a common distribution has put in its place.
  func resolvedFile() -> String? { file ?? Self.systemBundles.first { CertificateFile.isReadable($0) } }

  private static let systemBundles = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
  ]
}

/// A variable that names trusted roots which cannot be read.
package struct CertificateProblem: Error, Sendable, Hashable {
  package let variable: String
  package let path: String
}
