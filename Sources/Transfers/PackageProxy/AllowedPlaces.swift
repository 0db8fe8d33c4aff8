/// Where a package may come from: hosts with their ports.
package struct AllowedPlaces: Sendable, Hashable {
  /// `host:port`, the host in lower case as `CanonicalURL` spells it.
  private var places: Set<String> = []
  /// Places that the user's own settings name and that may therefore be loopback or private.
  private var named: Set<String> = []

  package init() {}

  /// Adds the place of a URL; false if it is none.
  /// - Parameter isNamed: the user's settings name it, so that its address may be private.
  @discardableResult
  package mutating func add(url: String, isNamed: Bool) -> Bool {
    guard let url = CanonicalURL.parse(url) else { return false }
    let place = "\(url.host):\(url.port)"
    places.insert(place)
    if isNamed { named.insert(place) }
    return true
  }

  func contains(host: String, port: Int) -> Bool { places.contains("\(host):\(port)") }

  var addressGuard: AddressGuard { AddressGuard(namedHosts: named) }
}
