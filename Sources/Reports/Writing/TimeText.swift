/// Points in time as text, without clock, calendar or locale: seconds since 1970 in UTC by the proleptic Gregorian
/// calendar.
package struct TimeText: Sendable {
  let year: Int
  let month: Int
  let day: Int
  private let secondOfDay: Int

  /// Times before year 0 or after 9999 count as those limits.
  package init(_ seconds: Int64) {
    let bounded = min(max(seconds, -62_167_219_200), 253_402_300_799)
    let days = Int(bounded >= 0 ? bounded / 86_400 : (bounded - 86_399) / 86_400)
    secondOfDay = Int(bounded) - days * 86_400
    // Days since 1 March 0000, in eras of 400 years.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let place = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * place + 2) / 5 + 1
    month = place < 10 ? place + 3 : place - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-25`.
  package var date: String { "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))" }

  /// `2026-11-25T07:40:14Z` (RFC 3339).
  package var timestamp: String {
    let (hour, minute, second) = (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
    return "\(date)T\(Self.digits(hour, 2)):\(Self.digits(minute, 2)):\(Self.digits(second, 2))Z"
  }

  /// `25 November 2026`.
  var words: String { "\(day) \(Self.months[month - 1]) \(year)" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
