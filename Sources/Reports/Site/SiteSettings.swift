import Digests

/// What a publisher decides about the site.
package struct SiteSettings: Sendable, Hashable {
  /// The site's name in titles and the page head.
  package let siteName: String
  /// Where it will be published, for example `https://catalogue.example/`; nil for a local preview, which then has
  /// neither canonical links, feeds nor a sitemap, and whose links name `index.html` so that it works from a folder.
  package let baseURL: String?
  /// The version of the program.
  package let generatorVersion: String
  /// Digest of the rule pack.
  package let rulesDigest: String
  /// Packs whose policies are written for every server, by name.
  package let packs: [String]
  /// Looks, logo, footer and licence.
  package let theme: SiteTheme

  package init(
    siteName: String? = nil, baseURL: String? = nil, generatorVersion: String, rulesDigest: String,
    packs: [String] = ["strict", "recommended", "permissive"], theme: SiteTheme = .builtIn
  ) {
    self.siteName = siteName ?? theme.siteName
    self.baseURL = (baseURL ?? theme.baseURL).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    self.generatorVersion = generatorVersion
    self.rulesDigest = rulesDigest
    self.packs = packs
    self.theme = theme
  }

  /// The base URL as it may stand in a line of a text file: a checked address without spaces or line breaks.
  var safeBase: String? { baseURL.flatMap { SiteLink.external($0)?.text } }
}

extension SiteSettings {
  /// Equal for settings that give the same pages.
  package var fingerprint: String {
    var bytes = Array("\(siteName)\n\(baseURL ?? "")\n\(generatorVersion)\n\(rulesDigest)\n\(packs)\n".utf8)
    bytes += Array(
      "\(theme.footer)\n\(theme.licenceName ?? "")\n\(theme.licenceURL ?? "")\n\(theme.contactURL ?? "")\n".utf8)
    bytes += theme.sheet + theme.script + theme.logo
    for card in theme.cards.sorted(by: { $0.key < $1.key }) { bytes += Array(card.key.utf8) + card.value }
    return Digest.sha256(bytes)
  }
}
