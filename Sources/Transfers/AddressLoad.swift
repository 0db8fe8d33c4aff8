/// How many transfers run with each address. Belongs to the engine's thread.
final class AddressLoad {
  private let maximum: Int?
  private let boundsLoopback: Bool
  private var counts: [NetworkAddress: Int] = [:]

  init(_ settings: TransferSettings) {
    maximum = settings.maximumTransfersPerAddress
    boundsLoopback = settings.boundsLoopback
  }

  /// Whether transfers with this address are counted at all.
  func bounds(_ address: NetworkAddress) -> Bool {
    maximum != nil && (boundsLoopback || !address.isLoopback)
  }

  /// Counts one more; false if there is no room and it must not be `always`.
  func enter(_ address: NetworkAddress, always: Bool) -> Bool {
    let count = counts[address, default: 0]
    guard always || count < maximum ?? .max else { return false }
    counts[address] = count + 1
    return true
  }

  /// Counts one less.
  func leave(_ address: NetworkAddress) {
    let count = counts[address, default: 0] - 1
    counts[address] = count > 0 ? count : nil
  }
}
