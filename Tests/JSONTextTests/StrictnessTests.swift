import JSONText
import Testing

struct StrictnessTests {
  static let accepted = [
    "0", "-0", "1.5e+10", "1E-2", "\"\"", "null", "true", "false", "[]", "{}", " \t\r\n[ 1 , 2 ] ", "{\"a\":1,\"a\":2}",
    "\"\\u0000\"", "\"\\ud800\"", "\"\\uD83D\\uDE00\"", "\"\u{7F}\"", "\u{FEFF}[]", "[NaN,Infinity,-Infinity]",
    "123456789012345678901234567890", "1e999999",
  ]

  @Test(arguments: accepted) func jsonIsRead(text: String) throws {
    _ = try JSONDocument(Array(text.utf8))
  }

  static let refused: [(String, JSONSyntaxError.Reason, Int)] = [
    ("", .empty, 0), ("  ", .empty, 2), ("\u{FEFF}", .empty, 3), ("\u{FEFF}\u{FEFF}1", .expectedValue, 3),
    ("[1,]", .expectedValue, 3), ("[,1]", .expectedValue, 1), ("[1 2]", .expectedCommaOrEnd, 3),
    ("{\"a\":1,}", .expectedKey, 7), ("{a:1}", .expectedKey, 1), ("{\"a\" 1}", .expectedColon, 5),
    ("{\"a\":}", .expectedValue, 5), ("[1}", .expectedCommaOrEnd, 2), ("{\"a\":1]", .expectedCommaOrEnd, 6),
    ("01", .badNumber, 0), ("-", .badNumber, 0), ("1.", .badNumber, 0), ("1e", .badNumber, 0), ("-x", .badNumber, 0),
    (".5", .expectedValue, 0), ("+1", .expectedValue, 0), ("0x1", .trailingBytes, 1), ("tru", .expectedValue, 0),
    ("nul", .expectedValue, 0), ("-Inf", .expectedValue, 0), ("True", .expectedValue, 0), ("'a'", .expectedValue, 0),
    ("\"a", .unterminated, 2), ("\"\\", .unterminated, 2), ("\"\\x\"", .badEscape, 1), ("\"\\u12\"", .badEscape, 1),
    ("\"\n\"", .controlCharacter, 1), ("\"\u{0}\"", .controlCharacter, 1), ("1 2", .trailingBytes, 2),
    ("[]]", .trailingBytes, 2), ("[", .unterminated, 1), ("{", .unterminated, 1), ("{\"a\"", .unterminated, 4),
    ("{\"a\":", .unterminated, 5), ("[1,", .unterminated, 3), ("// a\n1", .expectedValue, 0),
  ]

  @Test(arguments: refused) func otherTextIsRefused(text: String, reason: JSONSyntaxError.Reason, offset: Int) throws {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(Array(text.utf8)) }
    #expect(try #require(error).reason == reason)
    #expect(try #require(error).offset == offset)
  }

  @Test func lineAndColumnAreTold() throws {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(Array("{\n  \"a\": ?\n}".utf8)) }
    #expect(try #require(error).description == "expected a value (line 2, column 8)")
  }

  @Test func theDepthIsBounded() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: 0x5B, count: depth) + Array(repeating: 0x5D, count: depth)
    }
    _ = try JSONDocument(nested(512))
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(nested(513)) }
    #expect(try #require(error).reason == .tooDeep)
    #expect(try #require(error).offset == 512)
    #expect(throws: JSONSyntaxError.self) { try JSONDocument(nested(1_000_000)) }
  }

  @Test func theLengthIsBounded() throws {
    _ = try JSONDocument(Array("[1]".utf8), limits: JSONLimits(bytes: 3))
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSONDocument(Array("[12]".utf8), limits: JSONLimits(bytes: 3))
    }
    #expect(try #require(error).reason == .tooLong)
  }

  @Test func aLongStringIsReadWhole() throws {
    let count = 30 << 20
    let bytes = [0x22] + [UInt8](repeating: 0x61, count: count) + [0x22]
    #expect(try JSONDocument(bytes).root.string?.utf8.count == count)
  }

  @Test func whatIsUnusualIsFlagged() throws {
    #expect(try JSONDocument(Array("[NaN]".utf8)).flags == .notFinite)
    #expect(try JSONDocument(Array(#"["\ud800"]"#.utf8)).flags == [.escaped, .loneSurrogate])
    #expect(try JSONDocument([0x22, 0xC3, 0x28, 0x22]).flags == .invalidUTF8)
    #expect(try JSONDocument(Array(#"{"é":1}"#.utf8)).flags == [])
  }

  @Test func valuesAreDecoded() throws {
    let text =
      #"{"a":"x\n\u00e9\uD83D\uDE00\ud800y","n":-12,"big":99999999999999999999,"f":1.50,"d":1,"d":null,"\u0064":true}"#
    let root = try JSONDocument(Array(text.utf8)).root
    #expect(root["a"]?.string == "x\né😀\u{FFFD}y")
    #expect(root["n"]?.integer == -12)
    #expect(root["big"]?.integer == nil)
    #expect(root["big"]?.numberText == "99999999999999999999")
    #expect(root["f"]?.numberText == "1.50")
    #expect(root["d"]?.boolean == true)
    #expect(root.count == 7)
    #expect(root["missing"] == nil)
    #expect(root.elements.map(\.kind) == [])
    #expect(try JSONDocument([0x22, 0x61, 0xFF, 0xE2, 0x82, 0x22]).root.string == "a\u{FFFD}\u{FFFD}")
  }
}
