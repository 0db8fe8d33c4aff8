/// A time as a person writes it.
enum TimeWord {
  /// Seconds since 1970-01-01T00:00:00Z of `now`, `2026-01-31` (the end of that day) or `2026-01-31T12:00:00Z`
  /// (RFC 3339, in universal time); nil for anything else.
  static func seconds(_ word: String, now: Int64) -> Int64? {
    if word == "now" { return now }
    guard let match = word.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?Z)?/) else { return nil }
    guard let year = Int64(match.1), let month = Int64(match.2), let day = Int64(match.3),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let start = days(year, month, day) * 86_400
    guard let hour = match.4.flatMap({ Int64($0) }), let minute = match.5.flatMap({ Int64($0) }) else {
      return start + 86_399
    }
    let second = match.6.flatMap { Int64($0) } ?? 0
    guard hour < 24, minute < 60, second < 61 else { return nil }
    return start + hour * 3_600 + minute * 60 + second
  }

  /// Days from 1970-01-01 in the Gregorian calendar, counted in years that begin with March, so that the leap day is the
  /// last of a year.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
