import Glibc

/// What runs before us left because they were killed together with their guardians.
enum Leftovers {
  private static let swept: Void = {
    PrivateFolder.removeLeftOnes()
    for place in ControlGroupPlace.candidates(RealFiles()) { removeGroups(below: place) }
  }()

  /// Once for this process.
  static func sweepOnce() { swept }

  /// Groups of ours whose maker is gone; a group that still holds somebody can't be removed.
  private static func removeGroups(below place: ControlGroupPlace) {
    for folder in Set([place.memory, place.processes]).sorted() {
      for name in RealFiles().names(in: folder) where name.hasPrefix("plimsoll-") {
        let parts = name.split(separator: "-")
        guard parts.count == 3, let maker = Int32(parts[1]), kill(maker, 0) != 0, errno == ESRCH else { continue }
        unsafe rmdir(folder + "/" + name)
      }
    }
  }
}
