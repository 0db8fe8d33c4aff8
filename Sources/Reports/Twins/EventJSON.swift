import JSONText
import ToolModel

/// An event of a server's history as JSON.
enum EventJSON {
  static func write(_ event: ServerHistory.Event, to list: inout JSONWriter) {
    list.object { object in
      object.member("at", TimeText(event.at).timestamp)
      object.member("event", event.kind.rawValue)
      if event.kind != .first {
        object.member("tool", event.name)
        if event.ordinal > 0 {
          object.key("ordinal")
          object.integer(event.ordinal)
        }
        object.member("digest", event.digest)
      }
      for (key, label) in [("before", event.before), ("after", event.after)] {
        guard let label else { continue }
        object.key(key)
        object.object {
          $0.member("category", label.category.rawValue)
          $0.member("risk", label.risk.rawValue)
        }
      }
    }
  }
}
