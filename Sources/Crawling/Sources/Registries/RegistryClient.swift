package import Transfers

/// Reads a whole registry over HTTP: the walk decides, this asks.
package struct RegistryClient: Sendable {
  private let transfers: TransferEngine
  private let limits: RegistryLimits
  private let vault: Vault

  package init(transfers: TransferEngine, limits: RegistryLimits = RegistryLimits(), vault: Vault) {
    self.transfers = transfers
    self.limits = limits
    self.vault = vault
  }

  /// Every server that the registry names. `headers` go to its origin only. `progress` is told of each page.
  package func read(
    _ address: RegistryAddress, headers: [(name: String, value: String)] = [], namedHosts: Set<String> = [],
    progress: (_ servers: Int) -> Void = { _ in }
  ) async -> SourceReading {
    var walk = RegistryWalk(address, limits: limits, vault: vault)
    var isFirst = true
    while let url = walk.next(), !Task.isCancelled {
      if !isFirst { try? await Task.sleep(for: .milliseconds(limits.pauseMilliseconds)) }
      isFirst = false
      switch await page(url, headers, AddressGuard(namedHosts: namedHosts)) {
      case .success(let page): walk.take(page.body, type: page.type, from: page.url)
      case .failure(let trouble): _ = walk.fail(trouble.message, isAbsent: trouble.isAbsent)
      }
      progress(walk.reading.sources.count)
    }
    return walk.reading
  }

  private struct Page: Sendable {
    let body: [UInt8]
    let type: String
    let url: String
  }

  private struct Trouble: Error, Sendable {
    let message: String
    /// True if nothing of the kind is there.
    let isAbsent: Bool
  }

  private static let maximumHops = 5
  private static let maximumTries = 3

  /// One page; redirects stay on the origin or lead to the same host by https, and an overloaded registry is asked again.
  private func page(
    _ start: String, _ headers: [(name: String, value: String)], _ addressGuard: AddressGuard
  ) async -> Result<Page, Trouble> {
    var url = start
    var hops = 0
    var tries = 1
    while true {
      var request = TransferRequest(method: .get, url: url)
      request.headers =
        [
          TransferHeader(
            name: "Accept",
            value: "application/json, application/atom+xml, application/rss+xml, application/xml, text/html, */*;q=0.1")
        ] + headers.map { TransferHeader(name: $0.name, value: $0.value) }
      request.limits = TransferLimits(totalMilliseconds: limits.pageMilliseconds, bodyBytes: limits.pageBytes)
      request.addressGuard = addressGuard
      let response: TransferResponse
      switch await transfers.run(request) {
      case .failure(let failure): return .failure(Trouble(message: failure.detail, isAbsent: false))
      case .success(let success): response = success
      }
      if [301, 302, 303, 307, 308].contains(response.status), let location = response.header("Location") {
        guard hops < Self.maximumHops, let target = Self.target(of: location, from: url) else {
          return .failure(Trouble(message: "it redirects to another place, which is not followed", isAbsent: false))
        }
        hops += 1
        url = target
        continue
      }
      if response.status == 429 || response.status == 503, tries < Self.maximumTries {
        tries += 1
        let asked = response.header("Retry-After").flatMap { Int($0) }.map { min(max($0, 0), 3_600) * 1_000 } ?? 2_000
        guard asked <= limits.longestWaitMilliseconds,
          (try? await Task.sleep(for: .milliseconds(asked))) != nil
        else { return .failure(Trouble(message: "it answered with status \(response.status)", isAbsent: false)) }
        continue
      }
      guard response.status == 200 else {
        return .failure(
          Trouble(
            message: "it answered with status \(response.status)", isAbsent: [404, 405, 410].contains(response.status)))
      }
      return .success(Page(body: response.body, type: response.header("Content-Type") ?? "", url: url))
    }
  }

  /// Never to another host, never from https to http.
  private static func target(of location: String, from url: String) -> String? {
    guard let here = CanonicalURL.parse(url), let target = here.resolving(location), target.host == here.host,
      target.scheme == "https" || here.scheme == "http", target.origin == here.origin || target.scheme == "https"
    else { return nil }
    return target.requestText
  }
}
