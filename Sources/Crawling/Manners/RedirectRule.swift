import Transfers

/// Whether a redirect is followed. https never becomes http; what is sent to another origin carries no credentials, no
/// session and no permission of the address guard (`HTTPExchange` sees to that).
enum RedirectRule: Sendable, Hashable {
  /// The reply is no redirect that could be followed.
  case none
  /// Send the same again, there.
  case follow(String)
  /// It leads where we do not go; the target without its query, for the report.
  case refuse(target: String)

  /// Redirects that are followed for one message.
  static let maximumHops = 5

  /// 307 and 308 keep method and body (RFC 9110, sections 15.4.8 and 15.4.9). The others turn a POST into a GET, which is
  /// no message any more: a POST follows 301 and 302 only where the place stays the same but for its spelling, which is
  /// what proxies in front of servers do, and 303 never. `hasSession`: the server knows us, and another would not.
  static func judge(
    status: Int, location: String?, from url: String, method: TransferRequest.Method, hasSession: Bool
  ) -> RedirectRule {
    guard [301, 302, 303, 307, 308].contains(status), let location, let here = CanonicalURL.parse(url) else {
      return .none
    }
    guard let target = here.resolving(location) else { return .refuse(target: String(location.prefix(300))) }
    let refusal = RedirectRule.refuse(target: String(target.text.prefix(300)))
    if here.scheme == "https", target.scheme != "https" { return refusal }
    if target.origin != here.origin, hasSession || method == .delete { return refusal }
    let keepsMethod = method == .get || status == 307 || status == 308
    guard keepsMethod || (status != 303 && isOtherSpelling(here, target)) else { return refusal }
    return .follow(target.requestText)
  }

  /// True if nothing differs but a slash at the end, a `www.` before the host, or http that became https.
  private static func isOtherSpelling(_ here: CanonicalURL, _ target: CanonicalURL) -> Bool {
    func path(_ url: CanonicalURL) -> Substring { url.path.hasSuffix("/") ? url.path.dropLast() : url.path[...] }
    func host(_ url: CanonicalURL) -> Substring { url.host.hasPrefix("www.") ? url.host.dropFirst(4) : url.host[...] }
    return path(here) == path(target) && host(here) == host(target) && here.queryText == target.queryText
      && (here.port == target.port || (here.scheme == "http" && here.port == 80 && target.port == 443))
  }
}
