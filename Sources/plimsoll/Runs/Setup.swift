import Catalogue
import Classification
import Crawling
import Processes
import RulePacks
import Transfers

/// Puts the rooms together.
enum Setup {
  /// A pipeline that may crawl as `settings` says.
  static func pipeline(
    _ settings: CrawlSettings, vault: Vault, store: CatalogueStore?, rules: RuleChoice,
    transfers: TransferSettings = TransferSettings(), userAgent: String = Version.userAgent
  ) -> Pipeline {
    let crawler = Crawler(
      settings: settings, transfers: TransferEngine(userAgent: userAgent, settings: transfers),
      otherTransfers: TransferEngine(userAgent: settings.otherUserAgent, settings: transfers), launcher: Launcher(),
      vault: vault)
    return Pipeline(crawler: crawler, classifier: rules.classifier, rulesDigest: rules.pack.digest, store: store)
  }

  /// A pipeline over what is in the store.
  static func pipeline(over store: CatalogueStore, rules: RuleChoice) -> Pipeline {
    pipeline(CrawlSettings(), vault: Vault(), store: store, rules: rules)
  }
}
