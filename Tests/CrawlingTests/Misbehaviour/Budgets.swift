import Crawling
import Processes

/// The budgets of a run against one mode: generous where the mode answers, short where it surely never does.
enum Budgets {
  private static let neverOpen: Set<String> = [
    "silent", "deaf", "prompts", "not-json", "html", "noise-glued", "slow-drip", "wrong-id", "http-silent",
    "http-comments-only", "http-slow-headers", "http-stream-notifications", "modern-only-silent", "http-older-silent",
  ]
  private static let neverList: Set<String> = ["silent-on-list", "silent-on-second-page", "partial-line"]

  static func settings(for mode: String) -> CrawlSettings {
    var settings = CrawlSettings()
    settings.confinement = .none
    settings.namedHosts = ["127.0.0.1"]
    settings.now = { 1_760_000_000 }
    settings.startMilliseconds = neverOpen.contains(mode) ? 1_000 : 60_000
    settings.pageMilliseconds = neverList.contains(mode) ? 1_000 : 60_000
    settings.totalMilliseconds = 120_000
    settings.processLimits.graceMilliseconds = 200
    if ListedMode.changes.contains(mode) { settings.listsAgain = { _ in true } }
    switch mode {
    case "eats-memory": settings.processLimits.memoryBytes = 256 << 20
    case "forks-bomb": settings.processLimits.processes = 40
    case "line-flood": settings.maximumMessages = 20_000
    case "stdout-flood": settings.maximumMessageBytes = 4 << 20
    case "http-endless-stream", "http-gzip-bomb", "http-stream-notifications": settings.maximumBytes = 8 << 20
    case "notification-flood": settings.maximumMessages = 20_000
    case "modern-only-silent": settings.startMilliseconds = 3_000
    case "http-202-then-channel": settings.silenceMilliseconds = 100
    case "unending-pages": settings.maximumPages = 100
    case "too-many-tools": settings.maximumTools = 2_000
    default: break
    }
    return settings
  }
}
