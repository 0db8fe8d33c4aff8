import Processes
import ToolModel

/// Reads in the last words of pip and npm why a package is not there.
enum FetchTrouble {
  static func explain(
    _ ending: ChildEnding, refusals: [String], ecosystem: PackageRequest.Ecosystem
  ) -> PackageTrouble {
    let lines = ending.standardErrorTail
    let text = lines.joined(separator: "\n").lowercased()
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    if let line = lines.first(where: { $0.hasPrefix("plimsoll-confusion: ") }) {
      let hosts = line.dropFirst("plimsoll-confusion: ".count)
      return PackageTrouble(
        .blocked,
        "several of your indexes offer a package of this name (\(hosts)), and whoever may publish on one of "
          + "them could take it over: leave only one index for this run", lines: lines)
    }
    if ending.termination.hasSuffix(" limit") {
      return PackageTrouble(.tooLarge, "fetching passed the \(ending.termination)", lines: lines)
    }
    if let refusal = refusals.first(where: { $0.hasSuffix("no setting names it") }) {
      let place = refusal.prefix { $0 != " " }.dropLast()
      return PackageTrouble(
        .blocked,
        "its index points to `\(place)`, which no setting of yours names; `--package-host \(place)` permits it",
        lines: lines)
    }
    if let refusal = refusals.first { return PackageTrouble(.unreachable, refusal, lines: lines) }
    if lines.contains(where: { $0.hasPrefix("plimsoll-credentials: ") })
      || says("401 error", "401 client", "e401", "403 client", "e403", "authentication required")
    {
      return PackageTrouble(
        .authRequired, "its index wants credentials: give them in the settings of pip or npm", lines: lines)
    }
    if says("no matching distribution", "could not find a version", "e404", "etarget", "notarget") {
      let remedy =
        ecosystem == .pypi
        ? "is the name right? A package without a wheel for this Python has to be built, which `--allow-build` permits"
        : "is the name right?"
      return PackageTrouble(.spawnFailed, "its index has no such package or version: \(remedy)", lines: lines)
    }
    if says("timed out", "etimedout", "econnreset", "connection aborted", "max retries", "network") {
      return PackageTrouble(.unreachable, "its index gave no answer in time", lines: lines)
    }
    return PackageTrouble(.spawnFailed, "it could not be installed (\(ending.termination))", lines: lines)
  }
}
