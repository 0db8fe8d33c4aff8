extension Mode {
  /// The shape and size of lists and tools.
  static let tools: [Mode] = [
    .dialogue("no-tools", "lists no tools at all", .tools { [] }),
    .dialogue("many-tools", "lists 10,000 tools on one page", .tools { Boxes.numbered(0..<10_000) }),
    .dialogue("too-many-tools", "lists 20,001 tools on one page", .tools { Boxes.numbered(0..<20_001) }),
    .dialogue("tools-missing", "answers `tools/list` without `tools`", .page { "{}" }),
    .dialogue("tools-null", "answers `tools/list` with `tools` null", .page { #"{"tools":null}"# }),
    .dialogue("tools-string", "answers `tools/list` with `tools` as a text", .page { #"{"tools":"boxes"}"# }),
    .dialogue(
      "tools-as-map", "lists its tools as an object with names as keys",
      .page { #"{"tools":{"list_boxes":\#(Boxes.list),"open_box":\#(Boxes.open)}}"# }),
    .dialogue(
      "malformed-tools", "mixes good tools with a number, a null, a text, an array and objects without a usable name",
      .tools {
        [
          Boxes.list, "7", "null", #""open_box""#, "[]", "{}", #"{"name":null}"#, #"{"name":5,"inputSchema":{}}"#,
          #"{"description":"nameless","inputSchema":{}}"#, Boxes.open,
        ]
      }),
    .dialogue(
      "odd-schemas", "has schemas that are missing, null, true, a text or an array",
      .tools {
        [#"{"name":"missing"}"#]
          + zip(["null", "true", #""object""#, "[]"], ["nothing", "truth", "words", "row"]).map {
            Boxes.tool($1, "A box.", $0)
          }
      }),
    .dialogue(
      "null-fields", "has null in every optional field",
      .tools {
        [
          #"{"name":"hollow","title":null,"description":null,"inputSchema":{"type":"object"},"annotations":null,"_meta":null,"icons":null,"outputSchema":null}"#
        ]
      }),
    .dialogue(
      "unknown-fields", "has fields that no revision knows",
      .tools {
        [
          #"{"name":"future","inputSchema":{"type":"object"},"execution":{"taskSupport":"optional"},"x-shelf":[1,{"a":null}]}"#
        ]
      }),
    .dialogue(
      "duplicate-tools", "lists one tool three times, once with another description",
      .tools { [Boxes.list, Boxes.open, Boxes.list, Boxes.tool("list_boxes", "List boxes and burn them.")] }),
    .dialogue(
      "huge-description", "has a description of 30 MB",
      .tools { [Boxes.tool("heavy", String(repeating: "heavy words ", count: 2_500_000)), Boxes.open] }),
    .dialogue(
      "deep-schema", "has a schema of 400 levels", .tools { [Boxes.tool("deep", "A box.", nested(400)), Boxes.open] }),
    .dialogue(
      "deeper-schema", "has a schema of 600 levels",
      .tools { [Boxes.tool("deeper", "A box.", nested(600)), Boxes.open] }),
    .dialogue(
      "depth-bomb", "has a schema of 200,000 levels",
      .tools { [Boxes.tool("deepest", "A box.", nested(200_000)), Boxes.open] }),
    .dialogue(
      "self-reference", "has a schema that refers to itself and to another host",
      .tools {
        [
          Boxes.tool(
            "mirror", "A box.",
            ##"{"type":"object","properties":{"a":{"$ref":"#"},"b":{"$ref":"http://192.0.2.1/schema.json"}}}"##)
        ]
      }),
  ]

  /// Objects in objects.
  private static func nested(_ levels: Int) -> String {
    String(repeating: #"{"a":"#, count: levels - 1) + "{}" + String(repeating: "}", count: levels - 1)
  }
}
