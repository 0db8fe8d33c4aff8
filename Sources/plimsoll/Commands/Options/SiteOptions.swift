import ArgumentParser
import Catalogue
import Compression
import Policies
import Reports
import RulePacks
import ToolModel

/// How the site presents itself.
struct SiteOptions: ParsableArguments {
  @Option(name: .customLong("site-name"), help: ArgumentHelp("The site's name.", valueName: "name"))
  var siteName: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Where the site will stand; sitemap, feeds and canonical links need it.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("A folder like `reports/theme` with colours, logo and texts.", valueName: "folder"))
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "Servers to leave out, with reasons; otherwise `takedown.yaml` of this folder, if there is one.",
      valueName: "file"))
  var takedown: String?

  @Option(
    help: ArgumentHelp(
      "Packs whose policy files are written, with commas between: `strict`, `recommended`, `permissive`, or `none`.",
      valueName: "names"))
  var packs = "strict,recommended,permissive"

  @Option(
    help: ArgumentHelp(
      "Write text files compressed as well, for hosts that serve such: `gz`, `br` or both with a comma.",
      valueName: "forms"))
  var compress = ""

  @Option(help: ArgumentHelp("At most this many servers.", valueName: "count"))
  var limit = Int.max

  @Flag(help: "Look at every file again, whatever the last run has noted.")
  var fresh = false

  func validate() throws {
    if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
      throw ValidationError("`--base-url` takes an absolute http or https URL")
    }
    for name in packNames where !TreatmentTable.packs.contains(where: { $0.name == name }) {
      throw ValidationError("there is no pack `\(name)`: use `strict`, `recommended`, `permissive` or `none`")
    }
    for form in compress.split(separator: ",") where Compression(rawValue: String(form)) == nil {
      throw ValidationError("`--compress` takes `gz`, `br` or both, not `\(form)`")
    }
    if limit < 1 { throw ValidationError("`--limit` takes a number from 1 up") }
  }

  private var packNames: [String] {
    packs == "none" ? [] : packs.split(separator: ",").map(String.init)
  }

  /// A run over a store.
  func run(_ pipeline: Pipeline, store: CatalogueStore) throws -> SiteRun {
    SiteRun(
      pipeline: pipeline, store: store,
      settings: SiteSettings(
        siteName: siteName, baseURL: baseURL, generatorVersion: Version.number, rulesDigest: pipeline.rulesDigest,
        packs: packNames, theme: try readTheme()),
      takedown: try readTakedown(), limit: limit,
      compressions: compress.split(separator: ",").compactMap { Compression(rawValue: String($0)) }, isFresh: fresh)
  }

  private func readTheme() throws -> SiteTheme {
    guard let theme else { return .builtIn }
    let names = try Files.list(theme, extensions: ["json", "css", "js", "svg", "png"])
    let files = try names.map { (name: $0, bytes: try Files.read(theme + "/" + $0, limit: 4 << 20)) }
    do throws(SiteTheme.Problem) {
      return try SiteTheme(files: files)
    } catch {
      throw ProgramError("cannot use the theme `\(theme)`: \(error.message)")
    }
  }

  private func readTakedown() throws -> Takedown {
    let path = takedown ?? "takedown.yaml"
    if takedown == nil, !Files.exists(path) { return Takedown() }
    do {
      let rows = try TakedownReader.read(RuleFile(path: path, bytes: try Files.read(path, limit: 4 << 20)))
      return Takedown(
        Dictionary(
          rows.map { (ServerID($0.server), Takedown.Entry(reason: $0.reason, since: $0.since)) },
          uniquingKeysWith: { first, _ in first }))
    } catch let problem as RuleProblem {
      throw ProgramError("cannot use `\(problem.path)`, line \(problem.line): \(problem.message)")
    }
  }
}
