import ArgumentParser

/// The store as a static site.
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write the static HTML catalogue of everything in the store.",
    discussion: """
      plimsoll site --store catalogue.sqlite --base-url https://catalogue.example/ -o public

      Only what changed is written. Addresses never change: a tool that is gone keeps a page that says so.
      """)

  @OptionGroup(title: "Store") var storeOptions: StoreOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Site") var siteOptions: SiteOptions

  @Option(
    name: [.customShort("o"), .long, .customLong("out")],
    help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var output = "reports/site"

  func run() async throws {
    let store = try storeOptions.openExisting()
    let pipeline = Setup.pipeline(over: store, rules: try RuleChoice(rules))
    let summary = try await siteOptions.run(pipeline, store: store).write(into: output)
    Console.note("site: \(output)/index.html (\(summary))")
  }
}
