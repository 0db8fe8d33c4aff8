import JSONText

/// A policy of a proxy in either of its two formats, as far as both can say it.
struct ProxyPolicy {
  /// True if tools that are not listed are denied.
  var deniesRest = true
  var hidden: [String] = []
  /// By name, in the order of the file.
  var tools: [(name: String, rules: [Rule])] = []
  /// Limits over all calls.
  var allLimits: [Limit] = []

  /// One rule about a tool.
  enum Rule {
    /// Every call is refused.
    case denial(message: String)
    /// All of these must hold, or the call is refused, also where an argument is absent.
    case requirement([Test], message: String)
    /// Where all of these hold the call is refused; an absent argument makes its test false.
    case refusal([Test], message: String)
    case limit(Limit)
  }

  /// A test of one argument.
  struct Test {
    let path: String
    let operation: String
    let value: JSONValue

    /// The operator that holds exactly where this one does not, for an argument that is there; nil if there is none.
    var opposite: String? {
      let opposites = [
        "eq": "neq", "neq": "eq", "in": "not_in", "not_in": "in", "lt": "gte", "gte": "lt", "lte": "gt", "gt": "lte",
        "exists": "exists",
      ]
      return opposites[operation]
    }

    /// Whether the test is about being there at all.
    var isPresence: Bool { operation == "exists" }
    var isNumeric: Bool { ["lt", "lte", "gt", "gte"].contains(operation) }

    /// From a condition of either format; nil if it lacks a part.
    init?(_ condition: JSONValue) {
      guard let path = condition["path"]?.string, let operation = condition["op"]?.string,
        let value = condition["value"]
      else { return nil }
      self.path = path
      self.operation = operation
      self.value = value
    }

    /// The operator and the value as JSON, of the test or of its opposite.
    func written(negated: Bool) -> (operation: String, value: [UInt8]) {
      let operation = negated ? opposite ?? self.operation : self.operation
      guard negated, isPresence else { return (operation, Array(value.sourceBytes)) }
      return (operation, Array((value.boolean == false ? "true" : "false").utf8))
    }
  }

  /// At most `count` calls in a window.
  struct Limit {
    let count: Int
    let window: String
  }
}
