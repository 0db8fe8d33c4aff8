/// Token counts in sentences.
enum TokenProse {
  /// Context windows that models commonly have, in tokens.
  static let windows = [32_000, 128_000, 200_000, 1_000_000]

  /// "This definition takes about 240 tokens: 0.1% of a window of 200,000."
  static func sentence(_ tokens: Int, of subject: String) -> String {
    "\(subject) takes about \(English.count(tokens, "token")): \(English.percent(tokens, of: 200_000)) of a context "
      + "window of 200,000, before anything is called."
  }

  /// How far an estimate may be off.
  static var error: String {
    "Counts are estimates for the o200k vocabulary: on \(English.grouped(TokenEstimate.measuredDefinitions)) definitions "
      + "that the estimate was not fitted on, the mean error was \(tenths(TokenEstimate.meanErrorTenths))%, and "
      + "95 of 100 were within \(tenths(TokenEstimate.error95Tenths))%. Counted are name, description and input schema as compact JSON."
  }

  private static func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }
}
