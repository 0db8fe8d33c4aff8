import ArgumentParser
import ToolModel

/// A level from which on a run fails, or `none`. Words are taken in any case.
enum Threshold<Level: RawRepresentable & CaseIterable & Comparable & Sendable>: ExpressibleByArgument, Sendable
where Level.RawValue == String {
  case none
  case atLeast(Level)

  init?(argument: String) {
    let word = argument.lowercased()
    if word == "none" {
      self = .none
    } else if let level = Level(rawValue: word) {
      self = .atLeast(level)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .none: "none"
    case .atLeast(let level): level.rawValue
    }
  }

  static var allValueStrings: [String] { Level.allCases.map(\.rawValue) + ["none"] }

  /// The level; nil for `none`.
  var level: Level? {
    switch self {
    case .none: nil
    case .atLeast(let level): level
    }
  }

  /// True if `level` reaches the threshold.
  func isReached(by level: Level) -> Bool {
    switch self {
    case .none: false
    case .atLeast(let threshold): level >= threshold
    }
  }
}
