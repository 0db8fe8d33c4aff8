/// The tools that misbehaving servers offer: harmless ones, in our own words.
enum Boxes {
  static let list = tool("list_boxes", "List the boxes on the shelf.")
  static let open = tool(
    "open_box", "Show what is in one box.", #"{"type":"object","properties":{"box":{"type":"string"}}}"#)
  static let discard = tool(
    "discard_box", "Throw one box away for good.", #"{"type":"object","properties":{"box":{"type":"string"}}}"#)

  static let three = [list, open, discard]

  /// The three of them as the result of `tools/list`.
  static let page = page(of: three)

  /// A tool as JSON text; `name` and `description` stand in JSON strings as they are.
  static func tool(_ name: String, _ description: String = "Look at a box.", _ schema: String = #"{"type":"object"}"#)
    -> String
  {
    #"{"name":"\#(name)","description":"\#(description)","inputSchema":\#(schema)}"#
  }

  /// The result of `tools/list`; `cursor` is JSON text.
  static func page(of tools: [String], nextCursor cursor: String? = nil) -> String {
    #"{"tools":[\#(tools.joined(separator: ","))]\#(cursor.map { #","nextCursor":\#($0)"# } ?? "")}"#
  }

  /// So many tools with names of their own.
  static func numbered(_ range: Range<Int>) -> [String] { range.map { tool("box_\($0)") } }
}
