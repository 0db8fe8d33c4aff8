import ArgumentParser
import Catalogue

/// Where the history is kept.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store's file; otherwise `catalogue/store` of this folder, else the user's state folder.",
      valueName: "path"))
  var store: String?

  /// The path in use.
  var path: String {
    if let store { return store }
    if Files.exists("catalogue") { return "catalogue/store/catalogue.sqlite" }
    let state = Environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (state ?? (Environment["HOME"] ?? "") + "/.local/state") + "/plimsoll/catalogue.sqlite"
  }

  /// Opens the store and makes it where it is not there yet.
  func open() throws -> CatalogueStore {
    try Files.makeFolder(for: path)
    do {
      return try CatalogueStore(path: path)
    } catch {
      throw ProgramError("cannot use the store `\(path)`: \(error)")
    }
  }

  /// Opens a store that must be there.
  func openExisting() throws -> CatalogueStore {
    guard Files.exists(path) else {
      throw ProgramError("there is no store `\(path)`: run `plimsoll crawl` first, or name another with `--store`")
    }
    return try open()
  }
}
