/// Which arguments of allowed calls a pack watches.
package struct ConditionSettings: Sendable, Hashable {
  /// An address that the caller chooses must be that of a public web page.
  package var publicAddress: Bool
  /// A path must not climb out of where it starts: no `..`, no `~`.
  package var pathBelow: Bool
  /// A text in SQL must be a single statement that reads.
  package var readingQuery: Bool
  /// First words of the acts that may be chosen where others lose something; empty if choices are not watched.
  package var choices: [String]
  /// The most that an amount of money may be; nil if amounts are not watched.
  package var amount: Int?
  /// The mail domains to which something may be sent; empty if recipients are not watched.
  package var recipients: [String]
  /// The least treatment of a tool with a dangerous argument that no condition can test, such as a list of addresses.
  package var otherwiseAsks: Bool

  package init(
    publicAddress: Bool, pathBelow: Bool, readingQuery: Bool, choices: [String], amount: Int? = nil,
    recipients: [String] = [], otherwiseAsks: Bool = true
  ) {
    self.publicAddress = publicAddress
    self.pathBelow = pathBelow
    self.readingQuery = readingQuery
    self.choices = choices
    self.amount = amount
    self.recipients = recipients
    self.otherwiseAsks = otherwiseAsks
  }

  /// Everything that needs no knowledge of the user's own.
  package static let all = ConditionSettings(
    publicAddress: true, pathBelow: true, readingQuery: true, choices: ["get", "list", "read", "show", "search"])

  /// Nothing is watched.
  package static let none = ConditionSettings(
    publicAddress: false, pathBelow: false, readingQuery: false, choices: [], otherwiseAsks: false)
}
