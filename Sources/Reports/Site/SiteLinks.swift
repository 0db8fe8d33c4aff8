/// Links from one page to others: relative, so that the site works under any path.
struct SiteLinks {
  private let prefix: String
  private let suffix: String

  /// For the page in `directory`. Without a base URL links name the file, so that a folder can be browsed as it is.
  init(from directory: String, settings: SiteSettings) {
    prefix = String(repeating: "../", count: directory.utf8.count { $0 == 0x2F })
    suffix = settings.baseURL == nil ? "index.html" : ""
  }

  /// A link to the page in `directory`.
  func page(_ directory: String) -> SiteLink {
    let path = prefix + directory + suffix
    return .relative(path.isEmpty ? "./" : path)
  }

  /// A link to a file.
  func file(_ path: String) -> SiteLink { .relative(prefix + path) }
}
