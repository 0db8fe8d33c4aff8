import ToolModel

/// A tool's identity in one text: `<server id>#<name>`, with `#<ordinal>` behind it for a duplicate.
enum ToolLabel {
  static func text(_ key: ToolKey) -> String {
    let text = "\(key.server.text)#\(key.name)"
    return key.ordinal == 0 ? text : "\(text)#\(key.ordinal)"
  }
}
