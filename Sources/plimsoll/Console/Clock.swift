import Glibc

/// The program's clock.
enum Clock {
  /// Seconds since 1970-01-01T00:00:00Z; `SOURCE_DATE_EPOCH` stands in for it where it is set
  /// (reproducible-builds.org/specs/source-date-epoch).
  @Sendable static func now() -> Int64 {
    if let fixed = Environment["SOURCE_DATE_EPOCH"].flatMap({ Int64($0) }) { return fixed }
    return real()
  }

  /// The same, whatever the environment says: for what processes have to agree on.
  static func real() -> Int64 { Int64(time(nil)) }
}
