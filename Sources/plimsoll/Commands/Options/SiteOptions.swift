import ArgumentParser
import Reports

/// How the site presents itself.
struct SiteOptions: ParsableArguments {
  @Option(name: .customLong("site-name"), help: ArgumentHelp("The site's name.", valueName: "name"))
  var siteName = "Plimsoll"

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Where the site will stand; sitemap and canonical links need it.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("At most this many servers.", valueName: "count"))
  var limit = Int.max

  func validate() throws {
    if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
      throw ValidationError("`--base-url` takes an absolute http or https URL")
    }
  }

  func settings(rulesDigest: String) -> SiteSettings {
    SiteSettings(
      siteName: siteName, baseURL: baseURL, generatorVersion: Version.number, rulesDigest: rulesDigest, buildDate: nil)
  }
}
