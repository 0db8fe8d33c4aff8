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

  /// The day of `now` in UTC, as `2026-11-25`.
  static func day() -> String { day(of: now()) }

  /// The day of a time, after "days from civil" (Howard Hinnant, chrono-compatible low-level date algorithms).
  static func day(of seconds: Int64) -> String {
    let days = Int(seconds / 86_400) + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
