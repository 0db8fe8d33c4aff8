import ArgumentParser

/// The whole flow: crawl, classify, policies, site.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Crawl, judge, write policies and the site, in one go.",
    usage: "plimsoll build [<options>] [<target> …] [-- <command> …]",
    discussion: """
      plimsoll build catalogue/demo.json --allow-exec all --policies policies --site site

      Files are written only where their bytes change; a second run over unchanged servers writes none.
      """)

  @OptionGroup(title: "Targets") var targetOptions: TargetOptions
  @OptionGroup(title: "Starting servers") var launch: LaunchOptions
  @OptionGroup(title: "Store") var storeOptions: StoreOptions
  @OptionGroup(title: "Repeating") var repeating: RepeatOptions
  @OptionGroup(title: "Many servers") var bulk: BulkOptions
  @OptionGroup(title: "Site") var siteOptions: SiteOptions

  @Option(help: ArgumentHelp("Write the policies into this folder.", valueName: "folder"))
  var policies: String?

  @Option(help: ArgumentHelp("Write the site into this folder.", valueName: "folder"))
  var site: String?

  mutating func run() async throws {
    let run = try await CrawlRun(targetOptions, launch, repeating, bulk, storeOptions)
    let status = try await run.crawl()
    try Task.checkCancellation()
    if let policies {
      let summary = try PolicyWriting(pipeline: run.pipeline, store: run.store).writeAll(into: policies)
      Console.note("policies: \(policies) (\(summary))")
    }
    if let site {
      let summary = try await siteOptions.run(run.pipeline, store: run.store).write(into: site)
      Console.note("site: \(site)/index.html (\(summary))")
    }
    if status != .clean { throw Finished(status: status) }
  }
}
