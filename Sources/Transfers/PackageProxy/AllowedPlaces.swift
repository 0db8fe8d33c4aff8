/// Where a package may come from: hosts with their ports. Their addresses may be private, as those of a company's own
/// index are: the user named the places, and the public ones prove themselves by their certificates.
package struct AllowedPlaces: Sendable, Hashable {
  /// `host:port`, the host in lower case as `CanonicalURL` spells it.
  private var places: Set<String> = []

  package init() {}

  /// Adds the place of a URL; false if it is none.
  @discardableResult
  package mutating func add(url: String) -> Bool {
    guard let url = CanonicalURL.parse(url) else { return false }
    places.insert("\(url.host):\(url.port)")
    return true
  }

  func contains(host: String, port: Int) -> Bool { places.contains("\(host):\(port)") }
}
