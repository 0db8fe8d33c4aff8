import Transfers

/// Whether a redirect of a POST is followed. Never across origins: no credential goes to an address that the user did
/// not name, and https never becomes http.
enum RedirectRule: Sendable, Hashable {
  /// The reply is no redirect that could be followed.
  case none
  /// Send the same again, there.
  case follow(String)
  /// It leads away; the target without its query, for the report.
  case refuse(target: String)

  /// Redirects that are followed for one message.
  static let maximumHops = 3

  /// 307 and 308 keep method and body (RFC 9110, sections 15.4.8 and 15.4.9). The older ones may turn a POST into a
  /// GET, so they are followed only where they add or remove a slash at the end, which many servers do.
  static func judge(status: Int, location: String?, from url: String) -> RedirectRule {
    guard [301, 302, 303, 307, 308].contains(status), let location, let here = CanonicalURL.parse(url) else {
      return .none
    }
    guard let target = here.resolving(location) else { return .refuse(target: String(location.prefix(300))) }
    let shown = String(target.text.prefix(300))
    guard target.origin == here.origin else { return .refuse(target: shown) }
    if status == 307 || status == 308 { return .follow(target.requestText) }
    let differsBySlash = target.path == here.path + "/" || target.path + "/" == here.path
    return differsBySlash ? .follow(target.requestText) : .refuse(target: shown)
  }
}
