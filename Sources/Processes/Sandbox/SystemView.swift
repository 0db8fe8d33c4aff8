/// What of the system every child may see.
enum SystemView {
  /// Programs, libraries, loader; on a merged-`/usr` system the last ones are links and are recreated as such.
  static let roots = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"]

  /// Loader cache, certificates, time zone, names behind Debian's alternatives. No secrets: `/etc/ssl/private` and
  /// `/etc/shadow` are not among them.
  static let configuration = [
    "/etc/ld.so.cache", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/ssl/cert.pem", "/etc/ca-certificates",
    "/etc/pki/tls/certs", "/etc/pki/ca-trust/extracted", "/etc/localtime", "/etc/timezone", "/etc/alternatives",
    "/etc/mime.types", "/etc/protocols", "/etc/services",
  ]

  /// Needed only to look up names.
  static let network = ["/etc/resolv.conf", "/etc/gai.conf"]

  /// Never bound, not even when named: too wide.
  static let neverBound: Set<String> = [
    "/", "/home", "/root", "/run", "/var", "/var/run", "/etc", "/proc", "/sys", "/dev", "/tmp", "/var/tmp", "/opt",
    "/mnt", "/media", "/srv", "/boot", "/Users",
  ]

  /// True for what `roots` brings anyway.
  static func contains(_ path: String) -> Bool { roots.contains { Paths.isInside(path, $0) } }
}
