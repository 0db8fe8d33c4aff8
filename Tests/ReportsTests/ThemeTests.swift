import Foundation
import Reports
import TestSupport
import Testing

struct ThemeTests {
  /// The embedded theme is what stands in `reports/theme`.
  @Test(arguments: [("assets/site.css", "site.css"), ("assets/mark.svg", "mark.svg")])
  func theEmbeddedThemeIsFresh(_ path: String, _ file: String) throws {
    let source = try String(
      contentsOf: Paths.packageRoot.appendingPathComponent("reports/theme/\(file)"), encoding: .utf8)
    let embedded = Site.page(path, of: Site.render())
    #expect(embedded == source, "run scripts/embed-theme after a change of reports/theme/\(file)")
  }

  @Test func theStyleSheetIsSmall() {
    #expect(Site.page("assets/site.css", of: Site.render()).utf8.count < 20_000)
  }
}
