import ToolModel

/// What cannot be listed without the network, and the exact words that allow it.
package enum NetworkNeed {
  /// A package that is not on this machine.
  static func refusal(of source: ServerSource, _ package: PackageRequest) -> CrawlFailure {
    let word = "\(package.ecosystem.rawValue):\(package.name)"
    let digest = LaunchConsent.digest(of: source, allowsNetwork: true)
    let remedy =
      package.launcher == nil
      ? "install it and give its command after `--`"
      : "to let its launcher fetch and run it with network, give `--allow-network --allow-exec \(digest)`"
    return CrawlFailure(
      source: source, reason: .needsNetwork, message: "`\(word)` has to be fetched first: \(remedy)")
  }
}
