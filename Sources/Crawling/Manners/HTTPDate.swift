/// Reads the three date forms of HTTP (RFC 9110, section 5.6.7).
enum HTTPDate {
  /// Seconds since 1970; nil for anything else.
  static func seconds(_ text: Substring) -> Int64? {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "," }).map(String.init)
    guard words.count == 6 || words.count == 5 else { return nil }
    // `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`
    let isAsctime = words.count == 5
    let day = isAsctime ? words[2] : words[1]
    let month = isAsctime ? words[1] : words[2]
    let year = isAsctime ? words[4] : words[3]
    let time = isAsctime ? words[3] : words[4]
    if !isAsctime, words[5] != "GMT", words[5] != "UTC" { return nil }
    guard let day = number(day, 1...31), let month = months.firstIndex(of: month.lowercased()),
      var year = number(year, 0...9_999), let clock = clock(time)
    else { return nil }
    if year < 100 { year += year < 70 ? 2_000 : 1_900 }
    return days(year: year, month: month + 1, day: day) * 86_400 + clock
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func clock(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let hour = number(parts[0], 0...23), let minute = number(parts[1], 0...59),
      let second = number(parts[2], 0...60)
    else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  private static func number(_ text: String, _ range: ClosedRange<Int64>) -> Int64? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int64(text), range.contains(value)
    else { return nil }
    return value
  }

  /// Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
  private static func days(year: Int64, month: Int, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * Int64((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
