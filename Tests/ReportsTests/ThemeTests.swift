import Foundation
import Reports
import TestSupport
import Testing

struct ThemeTests {
  /// The embedded theme is what stands in `reports/theme`.
  @Test(arguments: [("assets/site.js", "site.js"), ("assets/mark.svg", "mark.svg")])
  func theEmbeddedThemeIsFresh(_ path: String, _ file: String) throws {
    let source = try String(
      contentsOf: Paths.packageRoot.appendingPathComponent("reports/theme/\(file)"), encoding: .utf8)
    let embedded = Site.page(path, of: Site.render())
    #expect(embedded == source, "run scripts/embed-theme after a change of reports/theme/\(file)")
  }

  /// Read from its folder, the theme gives the same site as the embedded one.
  @Test func theFolderGivesTheSameSite() throws {
    let folder = Paths.packageRoot.appendingPathComponent("reports/theme")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let files = try names.filter { $0.contains(".") }.map {
      (name: $0, bytes: Array(try Data(contentsOf: folder.appendingPathComponent($0))))
    }
    #expect(try SiteTheme(files: files) == .builtIn, "run scripts/embed-theme")
  }

  @Test func theStyleSheetAndTheScriptAreSmall() {
    let files = Site.render()
    #expect(Site.page("assets/site.css", of: files).utf8.count < 20_000)
    #expect(Site.page("assets/site.js", of: files).utf8.count < 15_000)
  }

  @Test func aBrandIsOneFile() throws {
    let settings = ##"""
      {"siteName": "Quay", "footer": "Run by the harbour.", "licence": {"name": "CC0", "url": "https://example.org/cc0"},
       "colours": {"light": {"sea": "#123456"}}}
      """##
    let theme = try SiteTheme(files: [("theme.json", Array(settings.utf8))])
    let files = Site.render(theme: theme)
    let page = Site.page("index.html", of: files)
    #expect(page.contains("<span>Quay</span>") && page.contains("Run by the harbour."))
    #expect(page.contains("href=\"https://example.org/cc0\" rel=\"license\">CC0</a>"))
    #expect(Site.page("assets/site.css", of: files).contains("--sea:#123456"))
  }

  @Test(arguments: [
    (
      ##"{"colours": {"light": {"sea": "red;}body{display:none"}}}"##,
      "the colour `sea` in `theme.json` must be like #1a2b3c"
    ),
    (##"{"colours": {"light": {"tide": "#123"}}}"##, "`theme.json` has an unknown colour `tide`"),
    (##"{"licence": {"url": "javascript:x"}}"##, "`url` in `theme.json` must be an absolute http or https URL"),
    (
      ##"{"name": "x"}"##,
      "`theme.json` has an unknown key `name`: take siteName, baseURL, footer, licence, contactURL or colours"
    ),
    ("[]", "`theme.json` must hold one object"),
  ])
  func aWrongThemeIsRefused(_ settings: String, _ message: String) {
    let error = #expect(throws: SiteTheme.Problem.self) { try SiteTheme(files: [("theme.json", Array(settings.utf8))]) }
    #expect(error?.message == message)
  }
}
