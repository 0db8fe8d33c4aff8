import Glibc

/// Looks for certificate bundles.
enum CertificateFile {
  static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }
}
