import Crawling

/// The registry that `--registry` names: by URL, or by a name of `catalogue/registries.yaml`.
enum RegistryChoice {
  private static let path = "catalogue/registries.yaml"

  /// The address and the URL that it was made of.
  static func address(
    _ word: String, updatedSince: String?
  ) throws(ProgramError) -> (value: RegistryAddress, text: String) {
    if word.hasPrefix("http://") || word.hasPrefix("https://") {
      guard let address = RegistryAddress(word, updatedSince: updatedSince) else {
        throw ProgramError("`\(word)` (`--registry`) is not a URL that can be reached")
      }
      return (address, word)
    }
    guard Files.exists(path) else {
      throw ProgramError(
        "`\(word)` (`--registry`) is no URL, and there is no `\(path)` here that could give it one: name a URL")
    }
    let book: RegistryBook
    do throws(SourceProblem) { book = try RegistryBook(try Self.read(), label: path) } catch {
      throw ProgramError(error.message)
    }
    guard let row = book[word] else {
      let names = book.registries.map { "`\($0.name)`" }.joined(separator: ", ")
      throw ProgramError("`\(path)` names no registry `\(word)`; it names \(names)")
    }
    guard let url = row.url, let address = RegistryAddress(url, kind: row.kind, updatedSince: updatedSince) else {
      throw ProgramError("`\(word)` is read from a folder, not over the network: \(row.note ?? "name the folder")")
    }
    return (address, url)
  }

  private static func read() throws(SourceProblem) -> [UInt8] {
    do throws(ProgramError) { return try Files.read(path, limit: 1 << 20) } catch {
      throw SourceProblem(message: error.message)
    }
  }
}
