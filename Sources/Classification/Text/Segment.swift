import JSONText
import RulePacks
import ToolModel

/// A string of the definition.
struct Segment {
  let field: FieldSet
  let scope: Evidence.Scope
  /// Index of its place in the list of places.
  let place: Int32
  /// Range in the text buffer.
  let range: Range<Int>
  /// Offset of the opening quote in the definition's bytes; -1 for server fields.
  let sourceOffset: Int32
  /// Number of the parameter it belongs to; -1 if it belongs to none.
  let group: Int32
  /// For text that was decoded: where the code stands in the string at the segment's place.
  var origin: Range<Int>?
  /// First token, and one past the last.
  var tokens: Range<Int32> = 0..<0
}

/// A step of an RFC 6901 pointer; kept as links so that pointers are only written for evidence.
struct Place {
  let parent: Int32
  let step: Step

  enum Step {
    case root
    case word(StaticString)
    case key(JSONValue)
    case index(Int)
  }
}
