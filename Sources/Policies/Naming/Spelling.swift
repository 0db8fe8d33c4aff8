/// How one target spells a tool's name.
enum Spelling: Equatable {
  /// The target knows the tool, and only it, by this text.
  case exact(String)
  /// The target may know the tool by any of these texts, or the texts may mean other tools too. Good enough to refuse
  /// by, never to allow by.
  case doubtful([String], why: String)
  /// The target cannot be told this name.
  case none(why: String)

  /// The same texts, but not to allow by.
  func doubted(_ why: String) -> Spelling {
    switch self {
    case .exact(let text): .doubtful([text], why: why)
    case .doubtful, .none: self
    }
  }
}
