/// Why a text is not a configuration, and where it stops being one.
package struct ConfigurationProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package let place: TextPlace
  /// Lower case, no full stop.
  package let message: String

  package init(_ message: String, at place: TextPlace) {
    self.message = message
    self.place = place
  }

  package var description: String {
    place.line > 0 ? "\(message) (line \(place.line), column \(place.column))" : message
  }
}
