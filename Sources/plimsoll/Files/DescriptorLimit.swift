import Glibc

/// How many files and connections this process may have open.
enum DescriptorLimit {
  /// Enough for every crawl that the options allow; servers that we start inherit it, and some close every number up to
  /// their limit when they begin.
  private static let enough: rlim_t = 8_192

  /// Raises the limit as far as the system allows and a crawl can need.
  static func raise() {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < enough else { return }
    limit.rlim_cur = min(limit.rlim_max, enough)
    _ = unsafe setrlimit(resource, &limit)
  }
}
