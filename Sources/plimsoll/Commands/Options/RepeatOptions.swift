import ArgumentParser
import Catalogue
import ToolModel

/// When a server is not listed again.
struct RepeatOptions: ParsableArguments {
  @Option(
    name: .customLong("max-age"),
    help: ArgumentHelp(
      "Skip servers whose last good listing is younger: `90s`, `30m`, `24h`, `7d`.", valueName: "duration"))
  var maximumAge: Duration?

  @Flag(name: .customLong("allow-partial"), help: "Do not fail because a server or a part of one could not be listed.")
  var allowPartial = false

  @Option(
    name: .customLong("relist-sample"),
    help: ArgumentHelp(
      "List so many of a hundred known, unchanged servers a second time under another name; new and changed ones always.",
      valueName: "percent"))
  var relistSample = 5

  @Option(
    help: ArgumentHelp(
      "Which servers fall into that sample: the same for the same text; otherwise the date.", valueName: "text"))
  var seed: String?

  func validate() throws {
    guard (0...100).contains(relistSample) else { throw ValidationError("`--relist-sample` takes 0 to 100") }
  }

  func secondListing(_ store: CatalogueStore) -> SecondListing {
    .sampled(store, percent: relistSample, seed: seed ?? "day \(Clock.now() / 86_400)")
  }

  /// A length of time in words such as `24h`.
  struct Duration: ExpressibleByArgument {
    let seconds: Int64
    let text: String

    init?(argument: String) {
      guard let unit = argument.last, let count = Int64(argument.dropLast()), count >= 0, count < 1_000_000,
        let length: Int64 = ["s": 1, "m": 60, "h": 3_600, "d": 86_400][unit]
      else { return nil }
      seconds = count * length
      text = argument
    }
  }

  /// True if the store has a listing of this very source that is young enough.
  func isFresh(_ source: ServerSource, in store: CatalogueStore) throws -> Bool {
    guard let maximumAge, let listing = try store.lastGoodListing(of: source.id) else { return false }
    return listing.version == source.version && (0..<maximumAge.seconds).contains(Clock.now() - listing.lastSeen)
  }
}
