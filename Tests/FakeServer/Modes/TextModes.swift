extension Mode {
  /// Texts and numbers that are not what they seem.
  static let unusualText: [Mode] = [
    .streams("invalid-utf8", "has bytes in a name and a description that are not UTF-8") {
      guard let call = StreamServer.open() else { return }
      let bytes = call.result(Boxes.page(of: [Boxes.tool("caf@", "Latin @ here."), Boxes.open]))
      StandardOutput.write(bytes.map { $0 == 0x40 ? 0xE9 : $0 } + [0x0A])
      StreamServer.linger()
    },
    .dialogue(
      "lone-surrogates", "has half a surrogate pair in a name and a description",
      .tools { [Boxes.tool(#"box\ud83d"#, #"Half \udce6 a box."#), Boxes.open] }),
    .dialogue(
      "nul-escapes", "has NUL characters in a name and a description",
      .tools { [Boxes.tool(#"box\u0000name"#, #"Before\u0000after."#), Boxes.open] }),
    .dialogue(
      "nan-numbers", "has NaN and Infinity, which JSON does not know",
      .tools { [Boxes.tool("count", "A box.", #"{"type":"object","minimum":NaN,"maximum":Infinity}"#), Boxes.open] }),
    .dialogue(
      "huge-numbers", "has numbers beyond what a double can hold",
      .tools {
        [
          Boxes.tool(
            "count", "A box.", #"{"type":"object","minimum":-1e400,"maximum":9223372036854775808,"multipleOf":1e-400}"#)
        ]
      }),
    .dialogue(
      "duplicate-keys", "has tools with the same key twice",
      .tools {
        [
          #"{"name":"open_box","name":"discard_box","description":"One.","inputSchema":{"type":"object","type":"array"}}"#
        ]
      }),
    .dialogue(
      "hidden-unicode", "hides words in tag characters, zero-width and bidirectional controls",
      .tools {
        [
          Boxes.tool("open\u{200B}_box", "Show a box.\u{E0048}\u{E0069}\u{E0064}\u{E0065}"),
          Boxes.tool("list_boxes", "List \u{202E}sexob\u{202C} boxes\u{2066}\u{2069}."),
        ]
      }),
    .dialogue(
      "ansi-in-names", "has terminal control sequences in names and descriptions",
      .tools {
        [
          Boxes.tool(#"\u001b[2J\u001b[Hopen_box"#, #"Show a box.\u001b]0;owned\u0007"#),
          Boxes.tool(#"list\rsafe"#, #"One\u009b31mline."#),
        ]
      }),
    .dialogue(
      "hostile-names", "has names of markup, paths, quotes, emptiness and 5,000 characters",
      .tools {
        [
          #"<script>alert(1)</script>"#, "../../etc/passwd", #"\"; drop table tools; --"#, "", " ",
          String(repeating: "n", count: 5_000), "__proto__", "con", #"a\nb"#, #"{{7*7}}"#, "%00",
        ].map { Boxes.tool($0) }
      }),
    .dialogue(
      "look-alike-names", "has names that differ in case, script or composition only",
      .tools { ["open_box", "Open_Box", "\u{043E}pen_box", "caf\u{E9}", "cafe\u{301}"].map { Boxes.tool($0) } }),
  ]
}
