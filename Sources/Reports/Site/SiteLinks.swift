/// Links from one page to others: relative, so that the site works under any path.
struct SiteLinks {
  private let prefix: String
  private let suffix: String
  /// All pages stand in one file: servers and tools are places in it, and nothing else is there.
  private let isOneFile: Bool

  /// For the page in `directory`. Without a base URL links name the file, so that a folder can be browsed as it is.
  init(from directory: String, settings: SiteSettings) {
    prefix = String(repeating: "../", count: directory.utf8.count { $0 == 0x2F })
    suffix = settings.baseURL == nil ? "index.html" : ""
    isOneFile = false
  }

  private init() {
    (prefix, suffix, isOneFile) = ("", "", true)
  }

  /// For a file that holds everything it links to.
  static let oneFile = SiteLinks()

  /// A link to the page in `directory`.
  func page(_ directory: String) -> SiteLink {
    guard !isOneFile else { return Self.place(of: directory) }
    let path = prefix + directory + suffix
    return .relative(path.isEmpty ? "./" : path)
  }

  /// A link to a file.
  func file(_ path: String) -> SiteLink { isOneFile ? .nowhere : .relative(prefix + path) }

  /// `servers/x/` is the place `x`, `servers/x/tools/y/` the place `x--y`; slugs hold no two dashes in a row.
  static func place(of directory: String) -> SiteLink {
    let parts = directory.split(separator: "/")
    guard parts.first == "servers" else { return .nowhere }
    switch parts.count {
    case 2: return .place(String(parts[1]))
    case 4: return .place("\(parts[1])--\(parts[3])")
    default: return .nowhere
    }
  }
}
