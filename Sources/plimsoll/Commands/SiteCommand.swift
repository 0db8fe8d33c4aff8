import ArgumentParser

/// The store as a static site.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write the static HTML catalogue of everything in the store.")

  @OptionGroup(title: "Store") var storeOptions: StoreOptions
  @OptionGroup(title: "Site") var siteOptions: SiteOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var output = "reports/site"

  func run() throws {
    let store = try storeOptions.openExisting()
    let pipeline = Setup.pipeline(over: store)
    var folder = FolderWriter(output)
    try pipeline.render(
      siteOptions.settings(rulesDigest: pipeline.rulesDigest), limit: siteOptions.limit, into: &folder, store: store)
    Console.note("site: \(output)/index.html (\(folder.summary))")
  }
}
