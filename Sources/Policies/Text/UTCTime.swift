/// Instants as text, without a time zone database.
enum UTCTime {
  /// `2026-11-25T07:40:15Z` for seconds since 1970; the calendar of RFC 3339, by the days-to-date arithmetic of the
  /// proleptic Gregorian calendar.
  static func text(_ seconds: Int64) -> String {
    let clamped = min(max(seconds, 0), 253_402_300_799)
    let days = Int(clamped / 86_400)
    let second = Int(clamped % 86_400)
    // Years begin in March here, so that the leap day is the last day of a year; 146,097 days are 400 years.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = era * 400 + yearOfEra + (civilMonth <= 2 ? 1 : 0)
    let date = "\(padded(year, 4))-\(padded(civilMonth, 2))-\(padded(day, 2))"
    return "\(date)T\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  private static func padded(_ number: Int, _ length: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }
}
