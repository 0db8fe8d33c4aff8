/// Which proxy carries which transfer, as the usual variables say it: `http_proxy`, `https_proxy`, `all_proxy` and
/// `no_proxy`, in lower or upper case; the lower one wins.
package struct ProxySettings: Sendable {
  /// For `http` URLs.
  package let http: Proxy?
  /// For `https` URLs.
  package let https: Proxy?
  let exceptions: ProxyExceptions
  /// True if the proxy's own lookup of names is trusted. Otherwise names are resolved here too, and what the address
  /// guard refuses never reaches the proxy.
  package var trustsProxy: Bool

  package init(http: Proxy? = nil, https: Proxy? = nil, exceptions: String = "", trustsProxy: Bool = false) {
    self.http = http
    self.https = https
    self.exceptions = ProxyExceptions(exceptions)
    self.trustsProxy = trustsProxy
  }

  /// No proxy at all.
  package static let none = ProxySettings()

  /// Reads the variables; throws for one that names no proxy we can use.
  package static func read(
    _ variable: (_ name: String) -> String?, trustsProxy: Bool = false
  ) throws(ProxyProblem) -> ProxySettings {
    func value(_ names: [String]) throws(ProxyProblem) -> Proxy? {
      for name in names {
        guard let text = variable(name) else { continue }
        // Set and empty means: none.
        if text.isEmpty { return nil }
        guard let proxy = Proxy(text) else { throw ProxyProblem(variable: name) }
        return proxy
      }
      return nil
    }
    // In a CGI program HTTP_PROXY is whatever header `Proxy` a visitor sends (httpoxy.org).
    let plain = variable("REQUEST_METHOD") == nil ? ["http_proxy", "HTTP_PROXY"] : ["http_proxy"]
    let all = ["all_proxy", "ALL_PROXY"]
    return ProxySettings(
      http: try value(plain + all), https: try value(["https_proxy", "HTTPS_PROXY"] + all),
      exceptions: variable("no_proxy") ?? variable("NO_PROXY") ?? "", trustsProxy: trustsProxy)
  }

  /// The proxy for a URL; nil where the connection is direct. A loopback host is always direct: behind a proxy it would
  /// be another machine's.
  package func proxy(for url: CanonicalURL) -> Proxy? {
    guard let proxy = url.scheme == "https" ? https : http, !url.isLoopbackHost,
      !exceptions.contain(host: url.host, port: url.port)
    else { return nil }
    return proxy
  }
}

/// A variable that names no proxy. Its value may hold a password and is not repeated.
package struct ProxyProblem: Error, Sendable, Hashable {
  package let variable: String

  package init(variable: String) { self.variable = variable }
}
