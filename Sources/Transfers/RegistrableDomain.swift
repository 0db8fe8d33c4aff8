import Glibc

/// The part of a host name that somebody registered: what belongs to one owner. From the Public Suffix List of libpsl,
/// which comes with Debian's libcurl; it is asked at run time, so that a libcurl without it works too.
package enum RegistrableDomain {
  /// `mcp.example.co.uk` -> `example.co.uk`. Addresses and public suffixes stand for themselves.
  package static func of(_ host: String) -> String {
    if host.hasPrefix("[") || NetworkAddress(host) != nil { return host }
    if let list = PublicSuffixList.shared { return list.registrableDomain(of: host) ?? host }
    return byCount(host)
  }

  /// Where there is no list: the last two labels, or three below the usual second levels of countries.
  static func byCount(_ host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count > 2 else { return host }
    let isSecondLevel =
      labels[labels.count - 1].count == 2 && secondLevels.contains(String(labels[labels.count - 2]))
    return labels.suffix(isSecondLevel ? 3 : 2).joined(separator: ".")
  }

  private static let secondLevels: Set<String> = ["ac", "co", "com", "edu", "gov", "net", "ne", "or", "org"]
}

/// libpsl, if this machine has it.
@safe private struct PublicSuffixList: @unchecked Sendable {
  private typealias Builtin = @convention(c) () -> OpaquePointer?
  private typealias Lookup = @convention(c) (OpaquePointer?, UnsafePointer<CChar>?) -> UnsafePointer<CChar>?

  /// Read-only data of the library.
  private let list: OpaquePointer
  private let lookup: Lookup

  /// Nil where libpsl, or its built-in list, is missing.
  static let shared: PublicSuffixList? = {
    guard let library = unsafe dlopen("libpsl.so.5", RTLD_NOW | RTLD_LOCAL),
      let builtin = unsafe dlsym(library, "psl_builtin"), let lookup = unsafe dlsym(library, "psl_registrable_domain"),
      let list = unsafe unsafeBitCast(builtin, to: Builtin.self)()
    else { return nil }
    return unsafe PublicSuffixList(list: list, lookup: unsafeBitCast(lookup, to: Lookup.self))
  }()

  /// Nil for a public suffix.
  func registrableDomain(of host: String) -> String? {
    unsafe lookup(list, host).map { unsafe String(cString: $0) }
  }
}
