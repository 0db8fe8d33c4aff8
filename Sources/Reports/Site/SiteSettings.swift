/// What a publisher decides about the site.
package struct SiteSettings: Sendable, Hashable {
  /// The site's name in titles and the page head.
  package let siteName: String
  /// Where it will be published, for example `https://catalogue.example/`; nil for a local preview, which then has
  /// neither canonical links nor a sitemap, and whose links name `index.html` so that it works from a folder.
  package let baseURL: String?
  /// The version of the program.
  package let generatorVersion: String
  /// Digest of the rule pack.
  package let rulesDigest: String
  /// The date to show, `YYYY-MM-DD`, from a snapshot or the publisher; nil shows none. Never read from a clock here.
  package let buildDate: String?

  package init(
    siteName: String = "Plimsoll catalogue", baseURL: String? = nil, generatorVersion: String, rulesDigest: String,
    buildDate: String? = nil
  ) {
    self.siteName = siteName
    self.baseURL = baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    self.generatorVersion = generatorVersion
    self.rulesDigest = rulesDigest
    self.buildDate = buildDate
  }
}
