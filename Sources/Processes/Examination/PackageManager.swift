/// How software is installed on this distribution (os-release(5)).
enum PackageManager: String, CaseIterable {
  case apt = "apt-get install"
  case dnf = "dnf install"
  case pacman = "pacman -S"
  case zypper = "zypper install"
  case apk = "apk add"

  /// Debian's way where nothing else is known.
  static func of(_ files: some FileLookup) -> PackageManager {
    let text = String(decoding: files.head("/etc/os-release", count: 8 << 10), as: UTF8.self)
    let words = text.split(separator: "\n").filter { $0.hasPrefix("ID=") || $0.hasPrefix("ID_LIKE=") }
      .flatMap { $0.split { "=\" ".contains($0) } }
    let families: [(String, PackageManager)] = [
      ("debian", .apt), ("ubuntu", .apt), ("fedora", .dnf), ("rhel", .dnf), ("centos", .dnf), ("arch", .pacman),
      ("suse", .zypper), ("opensuse", .zypper), ("alpine", .apk),
    ]
    return families.first { family, _ in words.contains { $0 == family } }?.1 ?? .apt
  }

  func install(_ packages: String) -> String { "sudo \(rawValue) \(packages)" }
}
