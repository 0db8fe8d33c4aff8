import CLibCurl
import Glibc

/// Resolves a name here, as the guard needs it where a proxy would make the connection.
enum NameLookup {
  /// Every address of the host, in the resolver's order; empty if it does not resolve. Blocks for as long as the
  /// system's resolver does, on a thread of its own.
  static func addresses(of host: String) async -> [NetworkAddress] {
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let literal = NetworkAddress(name) { return [literal] }
    return await withCheckedContinuation { continuation in
      let started = TransferThread.start { continuation.resume(returning: resolve(name)) }
      if !started { continuation.resume(returning: []) }
    }
  }

  /// A name with more addresses than this counts as one that does not resolve: nothing passes the guard unseen.
  private static let maximumAddresses = 256

  /// Blocks for as long as the resolver does.
  static func resolve(_ name: String) -> [NetworkAddress] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
    defer { unsafe freeaddrinfo(list) }
    var found: [NetworkAddress] = []
    var entry = unsafe list
    while let current = unsafe entry {
      defer { unsafe entry = current.pointee.ai_next }
      guard found.count < maximumAddresses else { return [] }
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = unsafe plimsoll_socket_address_bytes(current.pointee.ai_addr, current.pointee.ai_addrlen, &bytes)
      if let address = NetworkAddress(bytes: Array(bytes.prefix(Int(count)))) { found.append(address) }
    }
    return found
  }
}
