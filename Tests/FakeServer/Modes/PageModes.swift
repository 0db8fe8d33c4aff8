extension Mode {
  /// Cursors.
  static let pages: [Mode] = [
    .dialogue(
      "three-pages", "lists nine tools on three pages",
      .listing { call in
        let page = number(call)
        return .result(
          Boxes.page(
            of: Boxes.numbered(page * 3..<page * 3 + 3), nextCursor: page < 2 ? #""\#(page + 1)""# : nil))
      }),
    .dialogue(
      "many-pages", "lists 300 tools on 300 pages",
      .listing { call in
        let page = number(call)
        return .result(
          Boxes.page(of: Boxes.numbered(page..<page + 1), nextCursor: page < 299 ? #""\#(page + 1)""# : nil))
      }),
    .dialogue(
      "unending-pages", "has a new tool on every page, for ever",
      .listing { call in
        let page = number(call)
        return .result(Boxes.page(of: Boxes.numbered(page..<page + 1), nextCursor: #""\#(page + 1)""#))
      }),
    .dialogue(
      "cursor-loop", "gives the same cursor with every page",
      .listing { _ in .result(Boxes.page(of: Boxes.three, nextCursor: #""again""#)) }),
    .dialogue(
      "cursor-cycle", "gives the cursors A, B and A again",
      .listing { call in
        let next = call.cursor == "A" ? #""B""# : #""A""#
        let place = call.cursor == nil ? 0 : call.cursor == "A" ? 1 : 2
        return .result(Boxes.page(of: Boxes.numbered(place..<place + 1), nextCursor: next))
      }),
    .dialogue(
      "endless-pages", "gives new cursors for ever, always with the same tools",
      .listing { .result(Boxes.page(of: Boxes.three, nextCursor: #""\#(number($0) + 1)""#)) }),
    .dialogue(
      "empty-pages", "gives new cursors for ever, with empty pages",
      .listing { .result(Boxes.page(of: [], nextCursor: #""\#(number($0) + 1)""#)) }),
    .dialogue(
      "empty-page-first", "has an empty first page and its tools on the second",
      .listing {
        .result($0.cursor == nil ? Boxes.page(of: [], nextCursor: #""1""#) : Boxes.page)
      }),
    .dialogue(
      "empty-cursor", "uses the empty string as a real cursor",
      .listing {
        .result(
          $0.cursor == nil
            ? Boxes.page(of: Boxes.three, nextCursor: #""""#) : Boxes.page(of: Boxes.numbered(0..<2)))
      }),
    .dialogue(
      "null-cursor", "ends its list with a cursor that is null",
      .listing { _ in .result(Boxes.page(of: Boxes.three, nextCursor: "null")) }),
    .dialogue(
      "non-string-cursor", "gives a number as its cursor",
      .listing { _ in .result(Boxes.page(of: Boxes.three, nextCursor: "2")) }),
    .dialogue(
      "odd-cursor", "gives a cursor of controls, quotes and other scripts, and wants just that back",
      .listing { call in
        let cursor = "\u{1}\"\\/\u{7F}\u{2028}\u{E9}e\u{301}\u{1F4E6} "
        guard let given = call.cursor else {
          return .result(
            Boxes.page(of: Boxes.three, nextCursor: #""\u0001\"\\\/\u007f\u2028\u00e9e\u0301\ud83d\udce6 ""#))
        }
        guard given.utf8.elementsEqual(cursor.utf8) else {
          return .messages([call.failure(-32602, "unknown cursor")])
        }
        return .result(Boxes.page(of: Boxes.numbered(0..<2)))
      }),
    .dialogue(
      "cursor-refused", "refuses the cursor that it gave itself",
      .listing {
        $0.cursor == nil
          ? .result(Boxes.page(of: Boxes.three, nextCursor: #""2""#))
          : .messages([$0.failure(-32602, "invalid cursor")])
      }),
  ]

  /// The page that a cursor of digits asks for.
  private static func number(_ call: Call) -> Int { call.cursor.flatMap { Int($0) } ?? 0 }
}
